package io.github.envmaven.core.explain;

import java.util.Locale;

/** What there is to say about a package's version, its build, or a spec that was asked about. */
public enum Verdict {
    /** There is nothing newer. */
    NEWEST,
    /** It is in the environment as it is. */
    PRESENT,
    /** Locking again would give it. */
    LOCK_IS_BEHIND,
    /** It could be had if it was asked for; other packages would then be others. */
    POSSIBLE,
    /** What the user asked for leaves no room for it. */
    HELD_BACK,
    /** The channels have it, but what was configured keeps it out. */
    LEFT_OUT,
    /** The channels do not have it. */
    NOT_OFFERED,
    /** It could not be found out. */
    UNKNOWN;

    /** The value as scripts read it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
