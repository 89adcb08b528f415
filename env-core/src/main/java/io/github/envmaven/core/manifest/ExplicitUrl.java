package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an {@code @EXPLICIT} list (CEP 23): a package's URL or path, and its digest.
 *
 * <pre>{@code https://conda.anaconda.org/conda-forge/noarch/tzdata-2025b-h78e105d_0.conda#4222072737ccff51314b5ece9c7d6f5a}</pre>
 *
 * @param url without the digest
 * @param md5 32 hexadecimal digits; empty where the line has none
 * @param sha256 64 hexadecimal digits; empty where the line has none
 */
public record ExplicitUrl(String url, String md5, String sha256) {

    /** The line that makes a list an explicit one. */
    public static final String MARKER = "@EXPLICIT";

    private static final Pattern FILE = Pattern.compile(
            "(?<channel>.+)/(?<subdir>[^/]+)/(?<name>[^/#]+)-(?<version>[^/#-]+)-(?<build>[^/#-]+)(?:\\.tar\\.bz2|\\.conda)");

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
                    origin + ": '" + line + "' is no URL of a conda package.",
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
     * The channel the URL lies in.
     *
     * @return the URL without subdir and file name
     */
    public String channelUrl() {
        return part("channel");
    }

    /**
     * The subdir the URL lies in.
     *
     * @return for example {@code noarch}
     */
    public String subdir() {
        return part("subdir");
    }

    /**
     * A MatchSpec that only this package matches.
     *
     * @return name, version and build in brackets' form, with the digest where there is one
     */
    public String toSpec() {
        String digest = md5.isEmpty() ? "" : ",md5=" + md5;
        digest += sha256.isEmpty() ? "" : ",sha256=" + sha256;
        return channelUrl() + "::" + part("name") + "[version='==" + part("version") + "',build='" + part("build")
                + "',subdir=" + subdir() + digest + "]";
    }

    private String part(String group) {
        Matcher matcher = FILE.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalStateException("Not checked: " + url);
        }
        return matcher.group(group);
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
