package io.github.envmaven.core.pypi;

/** When a source distribution may be chosen where no wheel fits. */
public enum SdistPolicy {
    /** Never. */
    NEVER,
    /** Where its metadata is the same for every build (PEP 643), so that nothing runs to lock it. */
    STATIC,
    /** Any: it is taken by its word, which is checked when it is built. */
    BUILD
}
