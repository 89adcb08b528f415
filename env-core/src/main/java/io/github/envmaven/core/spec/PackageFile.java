package io.github.envmaven.core.spec;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.url.PercentEncoding;
import io.github.envmaven.core.version.Version;
import io.github.envmaven.core.version.VersionSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spec that is the URL or the path of one package file.
 *
 * <p>Where the file lies in a directory that is named like a subdir, channel, subdir, name, version and build are read
 * from the location too; elsewhere the URL alone counts, as in conda.
 */
final class PackageFile {

    private static final List<String> EXTENSIONS = List.of(".conda", ".tar.bz2");
    private static final Pattern HASH = Pattern.compile("(?:md5:)?([0-9a-fA-F]{32})|(?:sha256:)?([0-9a-fA-F]{64})");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");

    private final String text;

    private PackageFile(String text) {
        this.text = text;
    }

    /** The spec of a package file; empty where the text does not look like one. */
    static Optional<MatchSpec> parse(String text) {
        if (text.indexOf('/') < 0 && text.indexOf('\\') < 0 && extension(text).isEmpty()) {
            return Optional.empty();
        }
        int fragment = text.lastIndexOf('#');
        boolean hashed =
                fragment > 0 && HASH.matcher(text.substring(fragment + 1)).matches();
        String location = hashed ? text.substring(0, fragment) : text;
        if (extension(location).isEmpty() || location.indexOf('[') >= 0 || location.indexOf("::") >= 0) {
            return Optional.empty();
        }
        FieldsBuilder fields = new FieldsBuilder(text);
        if (hashed) {
            addHash(text.substring(fragment + 1), fields);
        }
        new PackageFile(text).add(location, fields);
        return Optional.of(fields.toSpec());
    }

    private static Optional<String> extension(String location) {
        for (String extension : EXTENSIONS) {
            if (location.endsWith(extension)) {
                return Optional.of(extension);
            }
        }
        return Optional.empty();
    }

    private static void addHash(String hash, FieldsBuilder fields) {
        Matcher matcher = HASH.matcher(hash);
        if (matcher.matches()) {
            String md5 = matcher.group(1);
            fields.matcher(md5 == null ? "sha256" : "md5", StringMatcher.exactly(md5 == null ? matcher.group(2) : md5));
        }
    }

    private void add(String location, FieldsBuilder fields) {
        String url = url(location);
        int lastSlash = url.lastIndexOf('/');
        String fileName = PercentEncoding.decode(url.substring(lastSlash + 1));
        fields.matcher("url", StringMatcher.exactly(url));
        fields.matcher("fn", StringMatcher.exactly(fileName));
        String directory = url.substring(0, lastSlash);
        int subdirStart = directory.lastIndexOf('/') + 1;
        if (ChannelText.isKnownSubdir(directory.substring(subdirStart))) {
            fields.channel(ChannelText.parse(PercentEncoding.decode(directory)));
            addFileName(fileName, fields);
        }
    }

    private String url(String location) {
        if (location.contains("://")) {
            return ChannelText.withoutSecrets(location);
        }
        if (location.startsWith("/") || location.startsWith("file:/")) {
            return "file://" + location.substring(location.indexOf('/'));
        }
        if (DRIVE.matcher(location).matches()) {
            return "file:///" + location.replace('\\', '/');
        }
        throw InvalidSpec.at(
                text,
                0,
                "the path of a package file is not absolute",
                "Write the whole path, or a URL such as file:///...");
    }

    /** {@code name-version-build.conda}; names may have dashes, versions and builds have none. */
    private void addFileName(String fileName, FieldsBuilder fields) {
        String stem = fileName.substring(
                0, fileName.length() - extension(fileName).orElse("").length());
        int buildDash = stem.lastIndexOf('-');
        int versionDash = stem.lastIndexOf('-', buildDash - 1);
        if (versionDash <= 0) {
            throw InvalidSpec.at(
                    text,
                    text.indexOf(fileName),
                    "a package file is named name-version-build"
                            + extension(fileName).orElse(""));
        }
        fields.name(StringMatcher.exactly(stem.substring(0, versionDash)));
        try {
            fields.version(VersionSpec.exactly(Version.parse(stem.substring(versionDash + 1, buildDash))));
        } catch (InvalidInput e) {
            throw InvalidSpec.at(text, 0, e);
        }
        fields.build(StringMatcher.exactly(stem.substring(buildDash + 1)));
    }
}
