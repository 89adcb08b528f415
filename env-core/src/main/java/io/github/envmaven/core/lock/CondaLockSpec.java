package io.github.envmaven.core.lock;

import io.github.envmaven.core.channel.ChannelSettings;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a MatchSpec as conda splits and spells them, which is what conda-lock hashes: {@code python =3.10} has
 * the version {@code 3.10.*}, {@code python 3.10} the version {@code 3.10}.
 *
 * @param name in lower case
 * @param version empty where the spec says nothing of it
 * @param build empty where the spec says nothing of it
 * @param channel empty where the spec names none
 */
record CondaLockSpec(String name, String version, String build, String channel) {

    private static final Pattern BRACKETS = Pattern.compile("^(.*?)\\s*\\[(.*)\\]$");
    private static final Pattern FIELD =
            Pattern.compile("([a-zA-Z0-9_-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^,'\"]*?))(?:[, ]+|$)");
    private static final Pattern NAME = Pattern.compile("([^ =<>!~]+)\\s*(.*)");
    private static final Pattern VERSION_AND_BUILD =
            Pattern.compile("(.+?[^><!,|]?)(?:(?<![=!|,<>~])[ =]([^-=,|<>~]+?))?");
    private static final Pattern ARCHIVE =
            Pattern.compile("(.+)/[^/]+/([^/]+)-([^/-]+)-([^/-]+)(?:\\.conda|\\.tar\\.bz2)");

    static CondaLockSpec parse(String text) {
        String rest = text.strip();
        Matcher archive = ARCHIVE.matcher(rest);
        if (archive.matches()) {
            return new CondaLockSpec(
                    archive.group(2).toLowerCase(Locale.ROOT),
                    archive.group(3),
                    archive.group(4),
                    canonical(archive.group(1)));
        }
        String version = "";
        String build = "";
        String channel = "";
        Matcher brackets = BRACKETS.matcher(rest);
        Matcher fields = FIELD.matcher("");
        if (brackets.matches()) {
            rest = brackets.group(1);
            fields.reset(brackets.group(2));
        }
        int colons = rest.indexOf("::");
        if (colons >= 0) {
            channel = canonical(withoutSubdir(rest.substring(0, colons)));
            rest = rest.substring(colons + 2);
        }
        Matcher name = NAME.matcher(rest.strip());
        if (!name.matches()) {
            return new CondaLockSpec(rest.toLowerCase(Locale.ROOT), "", "", channel);
        }
        Matcher both = VERSION_AND_BUILD.matcher(name.group(2).strip());
        if (both.matches()) {
            build = both.group(2) == null ? "" : both.group(2).strip();
            version = spelled(both.group(1).replace(" ", ""), build);
        }
        while (fields.find()) {
            String value = firstOf(fields);
            switch (fields.group(1)) {
                case "version" -> version = value;
                case "build" -> build = value;
                case "channel" -> channel = canonical(withoutSubdir(value));
                default -> {
                    // conda-lock hashes no other field
                }
            }
        }
        return new CondaLockSpec(name.group(1).toLowerCase(Locale.ROOT), version, build, channel);
    }

    /** conda's own spelling: {@code =1.2} without a build is {@code 1.2.*}, with a build {@code 1.2}. */
    private static String spelled(String version, String build) {
        if (version.startsWith("==") && build.isEmpty()) {
            return version.substring(2);
        }
        if (!version.startsWith("=") || version.equals("=")) {
            return version;
        }
        String number = version.substring(1);
        if (number.contains("=") || number.contains(",") || number.contains("|")) {
            return version;
        }
        if (!build.isEmpty()) {
            return number;
        }
        if (number.endsWith(".*")) {
            return number;
        }
        return number.endsWith("*") ? number.substring(0, number.length() - 1) + ".*" : number + ".*";
    }

    private static String withoutSubdir(String channel) {
        int slash = channel.lastIndexOf('/');
        String last = channel.substring(slash + 1);
        boolean subdir = last.equals("noarch") || last.matches("(?:linux|osx|win|emscripten|wasi|freebsd)-[a-z0-9_]+");
        return slash > 0 && subdir ? channel.substring(0, slash) : channel;
    }

    private static String canonical(String channel) {
        return ChannelSettings.shortName(channel);
    }

    private static String firstOf(Matcher fields) {
        for (int group = 2; group <= 4; group++) {
            String value = fields.group(group);
            if (value != null) {
                return value;
            }
        }
        return "";
    }
}
