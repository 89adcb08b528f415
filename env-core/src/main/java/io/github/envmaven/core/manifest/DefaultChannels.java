package io.github.envmaven.core.manifest;

/** Whether channels that a user configured for everything may be added to those that were asked for. */
public enum DefaultChannels {
    /** They may; nothing was said about them. */
    ALLOWED,
    /** They may not: {@code nodefaults} stands among the channels. */
    EXCLUDED
}
