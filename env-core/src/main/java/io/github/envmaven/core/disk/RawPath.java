package io.github.envmaven.core.disk;

import io.github.envmaven.core.url.PercentEncoding;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Paths and their texts in any locale: on disk a name is UTF-8, whatever the JDK makes of it. In the C locale, which build
 * containers often have, the JDK knows no names beyond ASCII; there they are taken byte by byte.
 */
public final class RawPath {

    private static final char UNKNOWN = '\ufffd';

    private RawPath() {}

    /**
     * The place of a relative path below a directory. Nothing is checked: what strangers wrote goes through
     * {@link SafePath} first.
     *
     * @param root the directory
     * @param relative with {@code /} between its parts
     * @return the path
     */
    public static Path resolve(Path root, String relative) {
        try {
            return root.resolve(relative);
        } catch (InvalidPathException e) {
            return root.resolve(encoded(relative));
        }
    }

    /** The path of a text, relative where the text is. */
    static Path of(FileSystem fileSystem, String text) {
        try {
            return fileSystem.getPath(text);
        } catch (InvalidPathException e) {
            return encoded(text);
        }
    }

    /**
     * The text of a path that the disk gave, as it stands there.
     *
     * @param path a name in a directory, or what a link points to
     * @return the text; with replacement characters where it is not UTF-8
     */
    public static String text(Path path) {
        String text = path.toString();
        if (text.indexOf(UNKNOWN) < 0 || Trees.isWindows()) {
            return text;
        }
        String encoded = Path.of("/").resolve(path).toUri().getRawPath();
        String decoded = new String(decoded(encoded), StandardCharsets.UTF_8);
        // A slash at the end only says that there is such a directory.
        String absolute = decoded.endsWith("/") ? decoded.substring(0, decoded.length() - 1) : decoded;
        return path.isAbsolute() ? absolute : absolute.substring(1);
    }

    private static Path encoded(String text) {
        String start = text.startsWith("/") ? "file://" : "file:///";
        Path absolute = Path.of(URI.create(start + PercentEncoding.encode(text, "/")));
        return text.startsWith("/") ? absolute : absolute.subpath(0, absolute.getNameCount());
    }

    private static byte[] decoded(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        int i = 0;
        while (i < encoded.length()) {
            boolean escaped = encoded.charAt(i) == '%';
            bytes.write(escaped ? Integer.parseInt(encoded, i + 1, i + 3, 16) : encoded.charAt(i));
            i += escaped ? 3 : 1;
        }
        return bytes.toByteArray();
    }
}
