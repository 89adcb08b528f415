package io.github.envmaven.core.explain;

import java.util.List;

/**
 * Why a package is the build of its version that it is.
 *
 * @param verdict about the builds that would be preferred: those with a higher build number
 * @param build the build there is
 * @param number its build number
 * @param highest the highest build number of this version that may be chosen
 * @param hindrances what holds a higher build number back
 * @param changes what else would change with a higher build number that could be had
 * @param others the other builds of this version that may be chosen
 */
public record BuildAnswer(
        Verdict verdict,
        String build,
        long number,
        long highest,
        List<Hindrance> hindrances,
        List<Change> changes,
        List<Other> others) {

    /** Nothing is known. */
    static final BuildAnswer UNKNOWN = new BuildAnswer(Verdict.UNKNOWN, "", 0, 0, List.of(), List.of(), List.of());

    /** Copies the lists. */
    public BuildAnswer {
        hindrances = List.copyOf(hindrances);
        changes = List.copyOf(changes);
        others = List.copyOf(others);
    }

    /**
     * Another build.
     *
     * @param build its build string
     * @param number its build number
     * @param reason why it does not go with what is there, as a clause; empty where it would
     */
    public record Other(String build, long number, String reason) {}
}
