package io.github.envmaven.core.conda;

import io.github.envmaven.core.spec.MatchSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Specs that ask for less than a given one: without its channel, its build, its upper bound, its lower bound, its version. */
final class LooserSpecs {

    private static final Pattern CLAUSE = Pattern.compile("(>=|<=|==|~=|>|<)?([^*<>=!~|(),]+?)(\\.\\*)?");
    private static final Pattern LAST_NUMBER = Pattern.compile("(.*?)(\\d{1,9})");

    private final String name;
    private final String channel;
    private final String version;
    private final String build;

    private LooserSpecs(MatchSpec spec, String name) {
        this.name = name;
        this.channel = spec.channel().map(text -> text + "::").orElse("");
        this.version = spec.version().toString();
        this.build = spec.build().toString();
    }

    /** Texts of specs that let newer versions in, or other builds and channels of the same; least change first. */
    static List<String> upwards(MatchSpec spec) {
        return of(spec).map(LooserSpecs::upwards).orElse(List.of());
    }

    /** Texts of specs that let older versions in, then any; least change first. */
    static List<String> downwards(MatchSpec spec) {
        return of(spec).map(LooserSpecs::downwards).orElse(List.of());
    }

    /** The text of a spec that is served from a channel. */
    static Optional<String> fromChannel(MatchSpec spec, String channel) {
        return of(spec).map(known -> known.text(channel + "::", known.version, known.build));
    }

    private static Optional<LooserSpecs> of(MatchSpec spec) {
        boolean simple = spec.extras().isEmpty() && spec.when().isEmpty();
        return spec.name().filter(name -> simple).map(name -> new LooserSpecs(spec, name.value()));
    }

    private List<String> upwards() {
        Set<String> texts = new LinkedHashSet<>();
        texts.add(text("", version, build));
        String noUpper = withoutBound(version, LooserSpecs::withoutUpper);
        texts.add(text(channel, version, "*"));
        if (!noUpper.equals("*")) {
            texts.add(text(channel, noUpper, build));
            texts.add(text(channel, noUpper, "*"));
        }
        return changed(texts);
    }

    private List<String> downwards() {
        Set<String> texts = new LinkedHashSet<>();
        String noLower = withoutBound(version, LooserSpecs::withoutLower);
        for (String kept : List.of(build, "*")) {
            texts.add(text(channel, noLower, kept));
            texts.add(text(channel, "*", kept));
        }
        texts.add(name);
        return changed(texts);
    }

    private List<String> changed(Set<String> texts) {
        texts.remove(text(channel, version, build));
        return List.copyOf(texts);
    }

    private String text(String fromChannel, String versions, String builds) {
        String anyBuild = versions.equals("*") ? "" : " " + versions;
        return fromChannel + name + (builds.equals("*") ? anyBuild : " " + versions + " " + builds);
    }

    /** Each clause without one of its bounds; {@code *} where nothing is left, and where clauses are alternatives. */
    private static String withoutBound(String version, UnaryOperator<String> drop) {
        if (version.indexOf('|') >= 0 || version.indexOf('^') >= 0) {
            return "*";
        }
        List<String> kept = new ArrayList<>();
        for (String clause : version.split(",", -1)) {
            String rest = clause.startsWith("!=") ? clause : drop.apply(clause);
            if (!rest.isEmpty()) {
                kept.add(rest);
            }
        }
        return kept.stream().allMatch(clause -> clause.startsWith("!=")) ? "*" : String.join(",", kept);
    }

    private static String withoutUpper(String clause) {
        Matcher parts = CLAUSE.matcher(clause);
        if (!parts.matches()) {
            return "";
        }
        String operator = parts.group(1) == null ? "" : parts.group(1);
        return switch (operator) {
            case "<", "<=" -> "";
            case ">", ">=" -> clause;
            default -> ">=" + parts.group(2);
        };
    }

    private static String withoutLower(String clause) {
        Matcher parts = CLAUSE.matcher(clause);
        if (!parts.matches()) {
            return "";
        }
        String operator = parts.group(1) == null ? "" : parts.group(1);
        String version = parts.group(2);
        return switch (operator) {
            case ">", ">=" -> "";
            case "<", "<=" -> clause;
            case "==" -> "<=" + version;
            case "~=" ->
                next(version.substring(0, Math.max(0, version.lastIndexOf('.'))))
                        .map(end -> "<" + end)
                        .orElse("");
            default -> next(version).map(end -> "<" + end).orElse("");
        };
    }

    /** The first series after the one of a prefix: 3.13 after 3.12. */
    private static Optional<String> next(String prefix) {
        Matcher parts = LAST_NUMBER.matcher(prefix);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String digits = parts.group(2);
        String raised = Integer.toString(Integer.parseInt(digits) + 1);
        return Optional.of(parts.group(1) + "0".repeat(Math.max(0, digits.length() - raised.length())) + raised);
    }
}
