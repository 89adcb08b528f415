package io.github.envmaven.core.solve;

import java.util.List;

/**
 * One step from the user's wishes to a contradiction: candidates of a name fall away.
 *
 * @param kind why they do
 * @param name the name whose candidates fall away
 * @param causeName the name whose state is the cause; -1 where it is a wish
 * @param ask what is asked
 * @param removed the candidates that fall away
 * @param left those that are left
 * @param parent the step under which this one is told; -1 at the top
 * @param antecedents steps that this one builds on
 */
record ConflictStep(
        Kind kind,
        int name,
        int causeName,
        Ask ask,
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
        DEFECT,
        /** Choosing them leads to a contradiction, which is told under this step. */
        DEAD_END
    }

    /**
     * What is asked of a name.
     *
     * @param requirements each once, in the order in which they were met
     * @param matching the candidates that some of those who ask would take
     * @param form how the requirements belong together
     */
    record Ask(List<Integer> requirements, List<Integer> matching, Form form) {

        static final Ask NOTHING = new Ask(List.of(), List.of(), Form.ANY_OF);

        Ask {
            requirements = List.copyOf(requirements);
            matching = List.copyOf(matching);
        }

        boolean isHopeless() {
            return matching.isEmpty();
        }
    }

    /** How several requirements belong together. */
    enum Form {
        /** Some who ask have the one, some the other. */
        ANY_OF,
        /** All who ask have all of them. */
        ALL_OF,
        /** Some who ask have several, not all the same. */
        MIXED
    }

    ConflictStep {
        removed = List.copyOf(removed);
        left = List.copyOf(left);
        antecedents = List.copyOf(antecedents);
    }

    ConflictStep toldUnder(int newParent, List<Integer> newAntecedents) {
        return new ConflictStep(kind, name, causeName, ask, removed, left, newParent, newAntecedents);
    }
}
