package io.github.envmaven.core.explain;

import java.util.List;

/**
 * Why a package has the version it has.
 *
 * @param verdict about the newest version that may be chosen
 * @param newest the newest version that the channels have; empty where they have none, or that is not known
 * @param reachable the version that locking again gives, or that could be had; empty where that is the one there is
 * @param changes what else would change for the reachable version
 * @param leftOut newer versions that must not be chosen at all
 * @param heldBack newer versions that do not fit
 * @param unasked how many newer versions were not looked into
 */
public record VersionAnswer(
        Verdict verdict,
        String newest,
        String reachable,
        List<Change> changes,
        List<LeftOut> leftOut,
        List<HeldBack> heldBack,
        int unasked) {

    /** Nothing is known. */
    static final VersionAnswer UNKNOWN = new VersionAnswer(Verdict.UNKNOWN, "", "", List.of(), List.of(), List.of(), 0);

    /** Copies the lists. */
    public VersionAnswer {
        changes = List.copyOf(changes);
        leftOut = List.copyOf(leftOut);
        heldBack = List.copyOf(heldBack);
    }

    /**
     * Versions that are kept out before anything is solved.
     *
     * @param versions in words
     * @param reason why, as a clause
     */
    public record LeftOut(String versions, String reason) {}

    /**
     * Versions for which there is no room, for the same reason.
     *
     * @param versions in words
     * @param newest the newest of them, of which the hindrances are told
     * @param hindrances what stands in the way
     * @param way what would make it possible
     */
    public record HeldBack(String versions, String newest, List<Hindrance> hindrances, WayOut way) {

        /** Copies the hindrances. */
        public HeldBack {
            hindrances = List.copyOf(hindrances);
        }
    }
}
