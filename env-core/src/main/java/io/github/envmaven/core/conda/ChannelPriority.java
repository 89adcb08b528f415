package io.github.envmaven.core.conda;

/** What the order of channels means. */
public enum ChannelPriority {
    /** The first channel that has a name is the only one that provides it, whatever versions it has. */
    STRICT,
    /** Earlier channels are preferred, later ones are used when they must be. */
    FLEXIBLE,
    /** The order of channels means nothing. */
    DISABLED
}
