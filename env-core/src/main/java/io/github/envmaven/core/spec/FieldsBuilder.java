package io.github.envmaven.core.spec;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.spec.BracketReader.Value;
import io.github.envmaven.core.version.VersionSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what a spec says while it is read; what is in brackets overrides what stands before them. */
final class FieldsBuilder {

    private static final Pattern EXTRA = Pattern.compile("[a-z0-9_.+-]{1,64}");
    private static final Pattern FLAG = Pattern.compile("[a-z0-9_*]+(:[a-z0-9_*]+)?");

    private final String text;
    private final Map<String, StringMatcher> matchers = new HashMap<>();
    private StringMatcher name = StringMatcher.any();
    private VersionSpec version = VersionSpec.any();
    private StringMatcher build = StringMatcher.any();
    private @Nullable String channel;
    private @Nullable BuildNumberSpec buildNumber;
    private List<String> trackFeatures = List.of();
    private List<String> features = List.of();
    private List<String> extras = List.of();
    private List<String> flags = List.of();
    private @Nullable SpecCondition when;

    FieldsBuilder(String text) {
        this.text = text;
    }

    void name(StringMatcher matcher) {
        this.name = matcher;
    }

    void version(VersionSpec spec) {
        this.version = spec;
    }

    void build(StringMatcher matcher) {
        this.build = matcher;
    }

    void channel(ChannelText written) {
        this.channel = written.channel().orElse(null);
        written.subdir().ifPresent(subdir -> matchers.put("subdir", StringMatcher.parse(subdir)));
    }

    void matcher(String key, StringMatcher matcher) {
        matchers.put(key, matcher);
    }

    void trackFeatures(List<String> names) {
        this.trackFeatures = names;
    }

    /** Takes the pairs of the bracket section. */
    void brackets(Map<String, Value> pairs) {
        pairs.forEach((key, value) -> {
            try {
                field(key, value);
            } catch (InvalidInput e) {
                throw InvalidSpec.at(text, value.column(), e);
            }
        });
        // The channel's own subdir gives way to the key, whichever comes first.
        Value subdir = pairs.get("subdir");
        if (subdir != null) {
            matchers.put("subdir", StringMatcher.parse(subdir.text()));
        }
    }

    private void field(String key, Value value) {
        String text = value.text();
        switch (key) {
            case "version" -> version = VersionSpec.parse(text);
            case "build" -> build = StringMatcher.parse(text);
            case "build_number" -> buildNumber = BuildNumberSpec.parse(text).orElse(null);
            case "channel" -> channel(ChannelText.parse(text));
            case "subdir", "fn", "md5", "sha256", "license", "license_family" ->
                matchers.put(key, StringMatcher.parse(text));
            case "url" -> matchers.put(key, StringMatcher.parse(ChannelText.withoutSecrets(text)));
            case "track_features" -> trackFeatures = words(text);
            case "features" -> features = words(text);
            case "extras" -> extras = items(text, EXTRA, "extra");
            case "flags" -> flags = items(text, FLAG, "flag");
            case "when" -> when = SpecCondition.parse(text);
            // The name in front is what counts, so that a spec cannot ask for another package than it seems to.
            // A namespace says nothing yet (CEP 29); the other two were conda's own.
            case "name", "namespace", "optional", "target" -> {}
            default -> throw new InvalidInput("a spec has no field '" + key + "'");
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("[, ]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** A name, or names in brackets like a YAML flow sequence: {@code [a, "b"]}. */
    private static List<String> items(String text, Pattern form, String kind) {
        boolean list = text.startsWith("[") && text.endsWith("]");
        String inner = list ? text.substring(1, text.length() - 1).strip() : text;
        List<String> items = new ArrayList<>();
        if (list && inner.endsWith(",")) {
            inner = inner.substring(0, inner.length() - 1);
        }
        if (list && inner.isEmpty()) {
            return items;
        }
        for (String part : list ? inner.split(",", -1) : new String[] {inner}) {
            String item = withoutQuotes(part.strip());
            if (!form.matcher(item).matches()) {
                throw new InvalidInput("'" + item + "' cannot be the name of " + article(kind));
            }
            items.add(item);
        }
        return items;
    }

    private static String article(String kind) {
        return kind.equals("extra") ? "an extra" : "a flag";
    }

    private static String withoutQuotes(String item) {
        int last = item.length() - 1;
        boolean quoted =
                last > 0 && (item.charAt(0) == '\'' || item.charAt(0) == '"') && item.charAt(last) == item.charAt(0);
        return quoted ? item.substring(1, last) : item;
    }

    MatchSpec toSpec() {
        SpecFields fields = matchers.isEmpty() && channel == null && isPlain()
                ? SpecFields.NONE
                : new SpecFields(matchers, channel, buildNumber, trackFeatures, features, extras, flags, when);
        return new MatchSpec(name, version, build, fields);
    }

    private boolean isPlain() {
        return buildNumber == null
                && trackFeatures.isEmpty()
                && features.isEmpty()
                && extras.isEmpty()
                && flags.isEmpty()
                && when == null;
    }
}
