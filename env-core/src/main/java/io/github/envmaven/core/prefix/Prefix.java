package io.github.envmaven.core.prefix;

import io.github.envmaven.core.disk.RawPath;
import java.nio.file.Path;

/**
 * The directory of an environment, and where things are in it (CEP 32).
 *
 * @param root the directory, absolute and normalised
 */
public record Prefix(Path root) {

    /** The directory below the root that keeps the records of what is installed. */
    public static final String CONDA_META = "conda-meta";

    /** The directory below the root that keeps files that lost their place to another package. */
    public static final String CLOBBERS = "__clobbers__";

    /** The directory below the root that keeps files Windows would not delete while a program had them open. */
    public static final String TRASH = ".trash";

    /**
     * Whether a path lies where only an installer keeps files, in whatever case it is written.
     *
     * @param relative with {@code /} between its parts
     * @return whether it is {@link #CLOBBERS}, {@link #TRASH}, or below one of them
     */
    public static boolean isAside(String relative) {
        int slash = relative.indexOf('/');
        String top = slash < 0 ? relative : relative.substring(0, slash);
        return top.equalsIgnoreCase(CLOBBERS) || top.equalsIgnoreCase(TRASH);
    }

    /** Makes the root absolute, because it is written into files. */
    public Prefix {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * The records of what is installed, and the documents about the environment.
     *
     * @return the directory {@code conda-meta}
     */
    public Path condaMeta() {
        return root.resolve(CONDA_META);
    }

    /**
     * What was done to the environment, and by what; its presence makes a directory an environment.
     *
     * @return {@code conda-meta/history}
     */
    public Path history() {
        return condaMeta().resolve("history");
    }

    /**
     * A path of the environment, in any locale.
     *
     * @param relative checked before; with {@code /} between its parts
     * @return the absolute path
     */
    public Path resolve(String relative) {
        return RawPath.resolve(root, relative);
    }

    /**
     * The root as programs of the environment are told it.
     *
     * @param windows whether the environment has the layout of Windows, where it is written with {@code /}
     * @return the text that replaces a placeholder
     */
    public String text(boolean windows) {
        String text = root.toString();
        return windows ? text.replace('\\', '/') : text;
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
