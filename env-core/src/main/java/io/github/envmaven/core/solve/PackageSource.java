package io.github.envmaven.core.solve;

/**
 * What there is to choose from. Names, candidates and requirements are ints counted from zero; the source hands them out
 * as it meets them, and the same question always gets the same answer. Questions are asked only when the answer is
 * needed, so a source may fetch lazily.
 */
public interface PackageSource {

    /**
     * What a requirement is about.
     *
     * @param requirement its id
     * @return the name's id
     */
    int nameOfRequirement(int requirement);

    /**
     * What a candidate is a version of.
     *
     * @param candidate its id
     * @return the name's id
     */
    int nameOfCandidate(int candidate);

    /**
     * All candidates of a name that may be chosen.
     *
     * @param name its id
     * @return candidate ids, best first but for ties, without those that are excluded
     */
    int[] candidates(int name);

    /**
     * The candidates that satisfy a requirement.
     *
     * @param requirement its id
     * @return some of {@link #candidates}, in the same order
     */
    int[] matching(int requirement);

    /**
     * What a candidate needs.
     *
     * @param candidate its id
     * @return its dependencies, or why it cannot be used
     */
    Dependencies dependencies(int candidate);

    /**
     * Which candidates of a name are tied: {@link #candidates} lists them in any order, next to each other, and {@link
     * #tieRank} tells the better one, a costlier question that is asked only where the answer decides.
     *
     * @param candidate its id
     * @return the same number for tied candidates, and different ones for candidates of one name that are not tied
     */
    int tieGroup(int candidate);

    /**
     * The place of a candidate among those tied with it.
     *
     * @param candidate its id
     * @return lower is better
     */
    int tieRank(int candidate);

    /**
     * How good a candidate of a requested name is, in coarse steps, for the goals that {@link Optimizer} pursues one
     * after the other.
     *
     * @param candidate its id
     * @param goal from zero to {@link #goals()} minus one
     * @return lower is better
     */
    int grade(int candidate, int goal);

    /**
     * How many goals there are.
     *
     * @return zero or more
     */
    int goals();

    /**
     * Tells whether to ask what satisfies a conditional requirement only when its first condition holds, because the answer
     * has to be fetched.
     *
     * @return false where the answers are at hand
     */
    default boolean isConditionalLazy() {
        return false;
    }
}
