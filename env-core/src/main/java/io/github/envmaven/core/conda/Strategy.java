package io.github.envmaven.core.conda;

/** Which versions are preferred. */
public enum Strategy {
    /** The highest of every package. */
    HIGHEST,
    /** The lowest of every package, to find out what the specs really allow. */
    LOWEST,
    /** The lowest of the packages that the user asks for, the highest of those that they need. */
    LOWEST_DIRECT
}
