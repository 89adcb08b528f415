package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an {@code @EXPLICIT} list (CEP 23): where a package's archive is, and its digest.
 *
 * <pre>{@code https://conda.anaconda.org/conda-forge/noarch/tzdata-2025b-h78e105d_0.conda#4222072737ccff51314b5ece9c7d6f5a}</pre>
 *
 * @param url a URL, or a path; without the digest
 * @param md5 32 hexadecimal digits; empty where the line has none
 * @param sha256 64 hexadecimal digits; empty where the line has none
 */
public record ExplicitUrl(String url, String md5, String sha256) {

    /** The line that makes a list an explicit one. */
    public static final String MARKER = "@EXPLICIT";

    private static final Pattern FILE = Pattern.compile("(?:(?<place>.*)[/\\\\])?"
            + "(?<name>[^/\\\\#]+)-(?<version>[^/\\\\#-]+)-(?<build>[^/\\\\#-]+)(?:\\.tar\\.bz2|\\.conda)");

    private static final Pattern DIGEST = Pattern.compile("(?<md5>[0-9a-f]{32})|(?:sha256:)?(?<sha256>[0-9a-f]{64})");

    /**
     * Reads a line.
     *
     * @param line without comment
     * @param origin where it stands, for messages
     * @return the line's parts
     * @throws InvalidInput when the line names no package archive, or what follows {@code #} is no digest
     */
    public static ExplicitUrl parse(String line, String origin) {
        int hash = line.indexOf('#');
        String url = hash < 0 ? line : line.substring(0, hash);
        if (!FILE.matcher(url).matches()) {
            throw new InvalidInput(
                    origin + ": '" + url + "' is no conda package.",
                    Remedy.fixInput("Lines of an @EXPLICIT list end in NAME-VERSION-BUILD.conda or .tar.bz2."));
        }
        if (hash < 0) {
            return new ExplicitUrl(url, "", "");
        }
        Matcher digest = DIGEST.matcher(line.substring(hash + 1));
        if (!digest.matches()) {
            throw new InvalidInput(
                    origin + ": '" + line.substring(hash) + "' is neither an MD5 nor a SHA-256 digest.",
                    Remedy.fixInput("Write 32 lower-case hexadecimal digits, or 'sha256:' and 64."));
        }
        return new ExplicitUrl(url, orEmpty(digest, "md5"), orEmpty(digest, "sha256"));
    }

    /**
     * The package's name, from the file name.
     *
     * @return the name
     */
    public String name() {
        return part("name");
    }

    /**
     * The package's version, from the file name.
     *
     * @return the version
     */
    public String version() {
        return part("version");
    }

    /**
     * The package's build string, from the file name.
     *
     * @return the build string
     */
    public String build() {
        return part("build");
    }

    /**
     * The subdir the archive lies in.
     *
     * @return for example {@code noarch}; empty where the line is a file name alone
     */
    public String subdir() {
        String place = part("place");
        return place.substring(lastSeparator(place) + 1);
    }

    /**
     * The channel the archive lies in.
     *
     * @return the URL without subdir and file name; empty where the line is no more than that
     */
    public String channelUrl() {
        String place = part("place");
        return place.substring(0, Math.max(0, lastSeparator(place)));
    }

    /**
     * A MatchSpec that only this package matches.
     *
     * @return channel, name, version, build, subdir, and the digest where there is one
     */
    public String toSpec() {
        String digest = md5.isEmpty() ? "" : ",md5=" + md5;
        digest += sha256.isEmpty() ? "" : ",sha256=" + sha256;
        return channelUrl() + "::" + name() + "[version='==" + version() + "',build='" + build() + "',subdir="
                + subdir() + digest + "]";
    }

    private String part(String group) {
        Matcher matcher = FILE.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalStateException("Not checked: " + url);
        }
        return orEmpty(matcher, group);
    }

    private static int lastSeparator(String place) {
        return Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\'));
    }

    private static String orEmpty(Matcher matcher, String group) {
        String value = matcher.group(group);
        return value == null ? "" : value;
    }

    /** The line as it stands in a list. */
    @Override
    public String toString() {
        String digest = sha256.isEmpty() ? md5 : "sha256:" + sha256;
        return digest.isEmpty() ? url : url + "#" + digest;
    }
}
