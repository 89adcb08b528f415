package io.github.envmaven.core.solve;

import java.util.List;

/**
 * One step from the user's wishes to a contradiction: candidates of a name fall away.
 *
 * @param kind why they do
 * @param name the name whose candidates fall away
 * @param causeName the name whose state is the cause; -1 where it is a wish
 * @param requirements the requirements that apply, each once
 * @param removed the candidates that fall away
 * @param left those that are left
 * @param parent the step under which this one is told; -1 at the top
 * @param antecedents steps that this one builds on
 */
record ConflictStep(
        Kind kind,
        int name,
        int causeName,
        List<Integer> requirements,
        List<Integer> removed,
        List<Integer> left,
        int parent,
        List<Integer> antecedents) {

    /** Why candidates fall away. */
    enum Kind {
        /** It is a fact that nothing can change. */
        FACT,
        /** The user asks for others. */
        WISH,
        /** The user lets only others be installed, if any. */
        WISHED_CONSTRAINT,
        /** All that is left of the cause requires others. */
        REQUIRED_BY,
        /** All that is left of the cause allows only others. */
        CONSTRAINED_BY,
        /** They themselves require candidates of the cause that are not there any more. */
        NEEDS,
        /** They themselves allow only candidates of the cause that are not there any more. */
        ALLOWS,
        /** What they need cannot be read. */
        DEFECT
    }

    ConflictStep {
        requirements = List.copyOf(requirements);
        removed = List.copyOf(removed);
        left = List.copyOf(left);
        antecedents = List.copyOf(antecedents);
    }
}
