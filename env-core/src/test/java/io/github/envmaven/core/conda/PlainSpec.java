package io.github.envmaven.core.conda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A match spec read as CEP 29 words it, slowly, and apart from the product's own reading. What it does not know it
 * refuses, so that nothing passes unseen.
 *
 * @param channel the channel; empty where any will do
 * @param name the name, which may hold {@code *}
 * @param version the version spec
 * @param build the build
 * @param fields what stood in brackets, but for version and build
 */
record PlainSpec(String channel, String name, String version, String build, Map<String, String> fields) {

    private static final Pattern NAME_END = Pattern.compile("(?=[ =<>!~])");

    static PlainSpec parse(String text) {
        String rest = text.strip();
        Map<String, String> fields = new LinkedHashMap<>();
        int bracket = rest.indexOf('[');
        if (bracket >= 0) {
            PlainText.fields(rest.substring(bracket + 1, rest.lastIndexOf(']'))).forEach(fields::put);
            rest = rest.substring(0, bracket).strip();
        }
        String channel = fields.containsKey("channel") ? fields.remove("channel") : "";
        int colons = rest.indexOf("::");
        if (colons >= 0) {
            channel = rest.substring(0, colons);
            rest = rest.substring(colons + 2);
        }
        String[] parts = NAME_END.split(rest, 2);
        String[] both = versionAndBuild(parts.length > 1 ? parts[1] : "");
        return new PlainSpec(
                channel,
                parts[0].strip().toLowerCase(Locale.ROOT),
                Optional.ofNullable(fields.remove("version")).orElse(both[0]),
                Optional.ofNullable(fields.remove("build")).orElse(both[1]),
                fields);
    }

    /** The build is the last word, unless the character before it ties it to the version. */
    private static String[] versionAndBuild(String text) {
        String tight = text.strip().replaceAll(" *([,|]) *", "$1").replaceAll("([=<>!~]) +", "$1");
        int at = Math.max(tight.lastIndexOf(' '), tight.lastIndexOf('='));
        if (at > 0 && "=!|,<>~".indexOf(tight.charAt(at - 1)) < 0) {
            String build = tight.substring(at + 1);
            if (!build.isEmpty() && build.chars().noneMatch(c -> "-=,|<>~".indexOf(c) >= 0)) {
                // Beside a build, "=1.2" is exact.
                String version = tight.substring(0, at).strip();
                return new String[] {version.matches("=[^=,|]+") ? "=" + version : version, build};
            }
        }
        return new String[] {tight, ""};
    }

    boolean matches(Chosen chosen) {
        return (name.contains("*") ? PlainText.glob(name, chosen.name()) : name.equals(chosen.name()))
                && versionMatches(version, chosen.version())
                && (build.isEmpty() || PlainText.glob(build, chosen.build()))
                && (channel.isEmpty() || (!chosen.isVirtual() && channelMatches(chosen)))
                && fields.entrySet().stream().allMatch(field -> fieldMatches(field.getKey(), field.getValue(), chosen));
    }

    private boolean channelMatches(Chosen chosen) {
        return channel.equals(chosen.origin().channel().name())
                || channel.equals(chosen.origin().channel().baseUrl());
    }

    private static boolean fieldMatches(String key, String value, Chosen chosen) {
        if (key.equals("when") || key.equals("extras")) {
            return true;
        }
        if (chosen.isVirtual()) {
            return false;
        }
        return switch (key) {
            case "subdir" -> value.equals(chosen.origin().packageRecord().subdir());
            case "build_number" ->
                Long.parseLong(value) == chosen.origin().packageRecord().buildNumber();
            case "url" -> value.equals(chosen.origin().url());
            case "flags" ->
                PlainText.list(value).stream()
                        .allMatch(flag -> chosen.origin().packageRecord().flags().stream()
                                .anyMatch(has -> PlainText.glob(flag, has)));
            default -> throw new IllegalArgumentException("The plain reading does not know " + key);
        };
    }

    List<String> extras() {
        return fields.containsKey("extras") ? PlainText.list(fields.getOrDefault("extras", "")) : List.of();
    }

    Optional<String> when() {
        return Optional.ofNullable(fields.get("when"));
    }

    /** Whether a version lies in what a version spec allows. */
    static boolean versionMatches(String spec, String version) {
        String tight = spec.replace(" ", "");
        if (tight.contains("(") || tight.startsWith("^")) {
            throw new IllegalArgumentException("The plain reading does not know " + spec);
        }
        for (String alternative : tight.split("\\|", -1)) {
            boolean all = true;
            for (String clause : alternative.split(",", -1)) {
                all &= clauseMatches(clause, version);
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static boolean clauseMatches(String clause, String text) {
        int end = 0;
        while (end < clause.length() && "=!<>~".indexOf(clause.charAt(end)) >= 0) {
            end++;
        }
        String operator = clause.substring(0, end);
        String literal = clause.substring(end);
        boolean open = literal.endsWith("*");
        String bare = open ? literal.substring(0, literal.length() - 1) : literal;
        if (open && bare.endsWith(".")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        if (bare.isEmpty() || bare.equals("*")) {
            return true;
        }
        if (bare.contains("*")) {
            return PlainText.glob(literal, text) == !operator.equals("!=");
        }
        PlainVersion wanted = PlainVersion.parse(bare);
        PlainVersion version = PlainVersion.parse(text);
        int order = version.compareTo(wanted);
        return switch (operator) {
            case "" -> open ? version.startsWith(wanted) : order == 0;
            case "=" -> version.startsWith(wanted);
            case "==" -> open ? version.startsWith(wanted) : order == 0;
            case "!=" -> open ? !version.startsWith(wanted) : order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "~=" ->
                order >= 0
                        && version.startsWith(
                                PlainVersion.parse(bare.substring(0, Math.max(1, bare.lastIndexOf('.')))));
            default -> throw new IllegalArgumentException("The plain reading does not know " + clause);
        };
    }
}
