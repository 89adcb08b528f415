package io.github.envmaven.it.channel;

import java.nio.charset.StandardCharsets;

/**
 * One path of a package that is to be written.
 *
 * @param path relative to the prefix, with {@code /} between its parts
 * @param kind what stands at the path
 * @param content a file's bytes, a link's target, nothing for a directory; handed over, not copied, and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // large files pass through; entries are compared by path alone
public record PackageEntry(String path, Kind kind, byte[] content) {

    /** What stands at a path. */
    public enum Kind {
        /** A file of mode 644. */
        FILE,
        /** A file of mode 755. */
        EXECUTABLE,
        /** A symbolic link, which may dangle. */
        SYMLINK,
        /** An empty directory. */
        DIRECTORY
    }

    /**
     * A file of bytes.
     *
     * @param path relative to the prefix
     * @param content the bytes
     * @return the entry, mode 644
     */
    public static PackageEntry file(String path, byte[] content) {
        return new PackageEntry(path, Kind.FILE, content);
    }

    /**
     * A file of text.
     *
     * @param path relative to the prefix
     * @param text written as UTF-8
     * @return the entry, mode 644
     */
    public static PackageEntry text(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A script.
     *
     * @param path relative to the prefix
     * @param text written as UTF-8
     * @return the entry, mode 755
     */
    public static PackageEntry script(String path, String text) {
        return new PackageEntry(path, Kind.EXECUTABLE, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A symbolic link.
     *
     * @param path relative to the prefix
     * @param target as it is to stand in the link
     * @return the entry
     */
    public static PackageEntry symlink(String path, String target) {
        return new PackageEntry(path, Kind.SYMLINK, target.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An empty directory.
     *
     * @param path relative to the prefix
     * @return the entry
     */
    public static PackageEntry directory(String path) {
        return new PackageEntry(path, Kind.DIRECTORY, new byte[0]);
    }

    /**
     * Tells whether the entry has bytes of its own.
     *
     * @return false for links and directories
     */
    public boolean isFile() {
        return kind == Kind.FILE || kind == Kind.EXECUTABLE;
    }

    /**
     * A link's target.
     *
     * @return the content as text
     */
    public String target() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
