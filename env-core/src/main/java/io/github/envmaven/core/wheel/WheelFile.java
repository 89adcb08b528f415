package io.github.envmaven.core.wheel;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.WheelName;

/**
 * A wheel that somebody locked.
 *
 * @param name what its file name says
 * @param url where it is, without credentials
 * @param sha256 what it has to be
 * @param directUrl the URL that was asked for instead of a version, without credentials; empty where a version was
 * @param wish whether the user asked for it
 */
public record WheelFile(WheelName name, String url, Sha256 sha256, String directUrl, Wish wish) {

    /** Whether the user asked for a wheel. */
    public enum Wish {
        /** The user did. */
        REQUESTED,
        /** Another package needs it. */
        NEEDED
    }

    /**
     * The project.
     *
     * @return its normalised name
     */
    public PypiName project() {
        return name.name();
    }

    /**
     * Whether it has to be built first: what is locked is its source distribution, whose URL and hash these are. Its name
     * says which project and version it is, and nothing about tags.
     *
     * @return whether the locked file is no wheel
     */
    public boolean isBuilt() {
        return !sourceName().endsWith(".whl");
    }

    /**
     * The name of the locked file.
     *
     * @return that of the wheel, or of the source distribution that it is built from
     */
    public String sourceName() {
        String path = url.replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The file's name.
     *
     * @return for example {@code requests-2.32.3-py3-none-any.whl}
     */
    public String fileName() {
        return name.fileName();
    }

    /**
     * What messages call it, and verifying calls who has a file.
     *
     * @return for example {@code requests 2.32.3 (pip)}
     */
    public String label() {
        return label(project().value(), name.version().toString());
    }

    /**
     * What messages call a package that is no conda's.
     *
     * @param project its name
     * @param version its version
     * @return for example {@code requests 2.32.3 (pip)}
     */
    public static String label(String project, String version) {
        return project + " " + version + " (pip)";
    }

    @Override
    public String toString() {
        return fileName();
    }
}
