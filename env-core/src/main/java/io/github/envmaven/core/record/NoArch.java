package io.github.envmaven.core.record;

/** Whether, and how, a package is independent of the platform. */
public enum NoArch {
    /** Built for one platform. */
    NONE,
    /** The same files everywhere. */
    GENERIC,
    /** Python sources: put into the environment's own site-packages, entry points made and bytecode compiled on install. */
    PYTHON
}
