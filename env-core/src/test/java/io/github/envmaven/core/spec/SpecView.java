package io.github.envmaven.core.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.version.VersionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a spec says, as texts by field in one spelling, so that a reference's account of it can be compared with ours. */
final class SpecView {

    private static final String ANACONDA = "https://conda.anaconda.org/";

    private SpecView() {}

    /** Our account; fields that ask for nothing are left out. */
    static Map<String, String> of(MatchSpec spec) {
        Map<String, String> view = new TreeMap<>();
        if (!spec.nameMatcher().isAny()) {
            view.put("name", spec.nameMatcher().toString().toLowerCase(Locale.ROOT));
        }
        if (!spec.version().isAny()) {
            view.put("version", spec.version().toString());
        }
        if (!spec.build().isAny()) {
            view.put("build", spec.build().toString());
        }
        spec.buildNumber().ifPresent(number -> view.put("build_number", number.toString()));
        spec.channel().ifPresent(channel -> view.put("channel", channel(channel)));
        put(view, "subdir", spec.subdir());
        put(view, "fn", spec.fileName());
        put(view, "url", spec.url());
        put(view, "md5", spec.md5());
        put(view, "sha256", spec.sha256());
        spec.license().ifPresent(license -> view.put("license", lower(license.toString())));
        spec.licenseFamily().ifPresent(family -> view.put("license_family", lower(family.toString())));
        put(view, "track_features", new TreeSet<>(spec.trackFeatures()));
        put(view, "extras", new TreeSet<>(spec.extras()));
        put(view, "flags", new TreeSet<>(spec.flags()));
        spec.when().ifPresent(condition -> view.put("when", condition.toString()));
        return view;
    }

    private static void put(Map<String, String> view, String key, Optional<StringMatcher> matcher) {
        matcher.ifPresent(value -> view.put(key, value.toString()));
    }

    private static void put(Map<String, String> view, String key, Iterable<String> items) {
        String joined = String.join(" ", items);
        if (!joined.isEmpty()) {
            view.put(key, joined);
        }
    }

    /** A reference's account. */
    static Map<String, String> of(JsonNode expect) {
        Map<String, String> view = new TreeMap<>();
        expect.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!value.isNull() && !value.asText().equals("*")) {
                put(view, field.getKey(), value);
            }
        });
        return view;
    }

    private static void put(Map<String, String> view, String key, JsonNode value) {
        switch (key) {
            case "version" -> view.put(key, VersionSpec.parse(value.asText()).toString());
            case "build_number" ->
                BuildNumberSpec.parse(value.asText()).ifPresent(number -> view.put(key, number.toString()));
            case "channel", "channel_location" -> {
                ChannelText channel = ChannelText.parse(value.asText());
                channel.channel().ifPresent(text -> view.put("channel", channel(text)));
                channel.subdir().ifPresent(text -> view.putIfAbsent("subdir", text));
            }
            case "subdirs" -> view.put("subdir", value.get(0).asText());
            case "license", "license_family" -> view.put(key, lower(value.asText()));
            case "when" -> view.put(key, SpecCondition.parse(value.asText()).toString());
            case "track_features", "extras", "flags" -> put(view, key, new TreeSet<>(texts(value)));
            // rattler's name for a channel can be short of its server; its URL tells all.
            case "channel_url" -> {
                if (value.asText().startsWith("https:")) {
                    view.put("channel", channel(value.asText()));
                }
            }
            case "optional" -> {} // mamba's own
            default -> view.put(key, value.asText());
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** Channels by name where they have one; conda tells {@code pkgs/main} as the one it is part of. */
    private static String channel(String text) {
        String name = text.startsWith(ANACONDA) ? text.substring(ANACONDA.length()) : text;
        return name.equals("pkgs/main") ? "defaults" : name;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
