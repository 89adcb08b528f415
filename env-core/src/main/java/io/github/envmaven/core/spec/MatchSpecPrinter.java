package io.github.envmaven.core.spec;

import io.github.envmaven.core.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Writes specs in the canonical form of CEP 29, appendix A: name, version and build stand before the brackets where the
 * version is exact or a series, everything else in them. Where that form would lose a field, the field is kept.
 */
final class MatchSpecPrinter {

    private final MatchSpec spec;
    private final StringBuilder out = new StringBuilder();
    private final StringJoiner brackets = new StringJoiner(",", "[", "]").setEmptyValue("");

    private MatchSpecPrinter(MatchSpec spec) {
        this.spec = spec;
    }

    static String print(MatchSpec spec) {
        MatchSpecPrinter printer = new MatchSpecPrinter(spec);
        printer.channelAndSubdir();
        printer.out.append(spec.nameMatcher());
        printer.versionAndBuild();
        printer.rest();
        return printer.out.append(printer.brackets).toString();
    }

    private void channelAndSubdir() {
        Optional<String> channel = spec.channel();
        Optional<String> subdir = spec.subdir().map(StringMatcher::toString);
        boolean positional = channel.isPresent()
                && channel.get().indexOf('*') < 0
                && channel.get().indexOf('^') < 0
                && channel.get().indexOf('[') < 0;
        boolean joined = positional && subdir.filter(ChannelText::isKnownSubdir).isPresent();
        if (positional) {
            out.append(channel.get());
            if (joined) {
                out.append('/').append(subdir.get());
            }
            out.append("::");
        } else {
            channel.ifPresent(text -> bracket("channel", text));
        }
        if (!joined) {
            subdir.ifPresent(text -> bracket("subdir", text));
        }
    }

    private void versionAndBuild() {
        Optional<Version> exact = spec.version().exactVersion();
        Optional<Version> series = spec.version().series();
        Optional<String> build = spec.build().exact();
        if (exact.isPresent()) {
            out.append("==").append(exact.get());
            if (build.isPresent() && BuildText.isPositional(build.get())) {
                out.append('=').append(build.get());
                return;
            }
        } else if (series.isPresent()) {
            out.append('=').append(series.get());
        } else if (!spec.version().isAny()) {
            bracket("version", spec.version().toString());
        }
        if (!spec.build().isAny()) {
            bracket("build", spec.build().toString());
        }
    }

    private void rest() {
        spec.buildNumber().ifPresent(number -> bracket("build_number", number.toString()));
        spec.fields().matchers().forEach((key, matcher) -> {
            if (!key.equals("subdir")) {
                bracket(key, matcher.toString());
            }
        });
        words("track_features", spec.trackFeatures());
        words("features", spec.features());
        list("extras", spec.extras());
        list("flags", spec.flags());
        spec.when().ifPresent(condition -> bracket("when", condition.toString()));
    }

    private void words(String key, List<String> words) {
        if (!words.isEmpty()) {
            bracket(key, String.join(" ", words));
        }
    }

    private void list(String key, List<String> items) {
        if (!items.isEmpty()) {
            brackets.add(key + "=[" + String.join(",", items) + "]");
        }
    }

    private void bracket(String key, String value) {
        brackets.add(key + "=" + quoted(value));
    }

    private static String quoted(String value) {
        boolean plain = !value.isEmpty();
        for (int i = 0; i < value.length(); i++) {
            plain &= " ,=<>!~[]'\"\\#;()".indexOf(value.charAt(i)) < 0;
        }
        if (plain) {
            return value;
        }
        char quote = value.indexOf('\'') < 0 ? '\'' : '"';
        StringBuilder text = new StringBuilder().append(quote);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == quote || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        return text.append(quote).toString();
    }
}
