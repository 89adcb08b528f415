package io.github.envmaven.core.solve;

import java.util.List;

/** How a {@link PackageSource}'s ids are called when people are told about them. */
public interface PackageWords {

    /**
     * A name.
     *
     * @param name its id
     * @return the name as people know it
     */
    String name(int name);

    /**
     * A requirement.
     *
     * @param requirement its id
     * @return the requirement as it was written, and where, if that is known
     */
    String requirement(int requirement);

    /**
     * A candidate's version.
     *
     * @param candidate its id
     * @return the version
     */
    String version(int candidate);

    /**
     * What tells a candidate from others of its version.
     *
     * @param candidate its id
     * @return for example a build string; empty where there are no others
     */
    String build(int candidate);

    /**
     * The place of a candidate's version among all versions of its name.
     *
     * @param candidate its id
     * @return zero for the lowest version there is, excluded ones included
     */
    int versionIndex(int candidate);

    /**
     * Candidates that would match a requirement but must not be chosen.
     *
     * @param requirement its id
     * @return the candidates, with why
     */
    List<Exclusion> excluded(int requirement);

    /**
     * Why no candidate at all, not even an excluded one, matches a requirement.
     *
     * @param requirement its id
     * @return the rest of a sentence that begins with the requirement
     */
    String missing(int requirement);

    /**
     * Candidates that must not be chosen.
     *
     * @param candidates their ids
     * @param reason why, as a clause
     */
    record Exclusion(List<Integer> candidates, String reason) {

        /** Copies the candidates. */
        public Exclusion {
            candidates = List.copyOf(candidates);
        }
    }
}
