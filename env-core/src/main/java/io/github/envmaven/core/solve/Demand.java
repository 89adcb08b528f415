package io.github.envmaven.core.solve;

import java.util.List;

/**
 * The requirements of a candidate, or of the user, as the search looks at them: next to each its name.
 *
 * @param requirements requirement ids
 * @param names what they are about
 * @param conditional requirements that hold under conditions
 */
record Demand(int[] requirements, int[] names, List<ConditionalRequirement> conditional) {

    static final Demand NONE = new Demand(new int[0], new int[0], List.of());

    static Demand of(Dependencies dependencies, PackageSource source) {
        int[] requirements = dependencies.requirements();
        int[] names = new int[requirements.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = source.nameOfRequirement(requirements[i]);
        }
        return new Demand(requirements, names, dependencies.conditional());
    }
}
