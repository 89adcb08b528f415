package io.github.envmaven.core.lock;

import io.github.envmaven.core.error.Remedy;

/** Something a check of a lock found, as a value that a line can be printed of. */
public sealed interface LockFinding permits LockDrift, LockFlaw {

    /** How a finding is to be taken. */
    enum Weight {
        /** The lock is not what is asked for now. */
        OUTDATED,
        /** The lock contradicts itself; what is installed from it will not work. */
        BROKEN,
        /** The lock can be installed, but something keeps less watch than it should. */
        DOUBTFUL
    }

    /**
     * How the finding is to be taken.
     *
     * @return its weight
     */
    Weight weight();

    /**
     * What was found and where.
     *
     * @return one whole sentence
     */
    String message();

    /**
     * What to do about it.
     *
     * @return the remedy
     */
    default Remedy remedy() {
        return Remedy.of(Remedy.Kind.RELOCK);
    }
}
