package io.github.envmaven.core.solve;

/**
 * That candidates of one name ask something of another name; the coarse step in which an explanation is made shorter.
 *
 * @param kind what they ask
 * @param parent the name whose candidates ask
 * @param target the name that they ask something of; for a defect the parent again
 */
record Link(Kind kind, int parent, int target) {

    /** What candidates ask of others. */
    enum Kind {
        REQUIRES,
        CONSTRAINS,
        DEFECT
    }
}
