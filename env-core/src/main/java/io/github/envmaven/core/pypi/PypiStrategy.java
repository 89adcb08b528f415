package io.github.envmaven.core.pypi;

/** Which versions are preferred. */
public enum PypiStrategy {
    /** The newest. */
    HIGHEST,
    /** The oldest. */
    LOWEST,
    /** The oldest of what is asked for, the newest of what that needs. */
    LOWEST_DIRECT
}
