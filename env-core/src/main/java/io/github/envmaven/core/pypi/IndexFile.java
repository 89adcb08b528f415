package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.PypiName;
import java.util.Optional;

/**
 * One file that an index offers (PEP 503, 691, 700, 714).
 *
 * @param fileName a wheel's or source distribution's name
 * @param url where it is, without a fragment
 * @param sha256 its hash in lower-case hexadecimal digits; empty where the index does not say
 * @param size in bytes; -1 where the index does not say
 * @param requiresPython which Pythons it is for, as it is published; empty for all
 * @param yanked whether it was withdrawn (PEP 592)
 * @param yankedReason why; may be empty
 * @param uploadTime when it was uploaded, in milliseconds since 1970; -1 where the index does not say
 * @param metadata whether the index serves its metadata beside it (PEP 658)
 * @param metadataSha256 the metadata's hash; empty where the index does not say
 */
public record IndexFile(
        String fileName,
        String url,
        String sha256,
        long size,
        String requiresPython,
        boolean yanked,
        String yankedReason,
        long uploadTime,
        boolean metadata,
        String metadataSha256) {

    /** Writes the URL of a file of this machine in its usual form, with three slashes. */
    public IndexFile {
        boolean isShort = url.startsWith("file:/") && !url.startsWith("file://");
        url = isShort ? "file://" + url.substring("file:".length()) : url;
    }

    /**
     * A file of which nothing is known but its name and place.
     *
     * @param fileName its name
     * @param url its place
     * @return the file
     */
    public static IndexFile of(String fileName, String url) {
        return of(fileName, url, "");
    }

    /**
     * A file with its hash, of which nothing else is known.
     *
     * @param fileName its name
     * @param url where it is
     * @param sha256 the SHA-256 of its content in hexadecimal digits; empty where it is not known
     * @return the file
     */
    public static IndexFile of(String fileName, String url, String sha256) {
        return new IndexFile(fileName, url, sha256, -1, "", false, "", -1, false, "");
    }

    /**
     * Tells whether the file is a wheel.
     *
     * @return whether its name ends so
     */
    public boolean isWheel() {
        return fileName.endsWith(".whl");
    }

    Optional<Distribution> distribution() {
        return Distribution.find(this);
    }

    /** Whether the file belongs to a project; pages may list strangers. */
    boolean isOf(PypiName project) {
        return distribution().filter(known -> known.name().equals(project)).isPresent();
    }
}
