package io.github.envmaven.core.solve;

import java.util.List;

/** The requirements of a candidate, or of the user, as the search looks at them: next to each its name. */
final class Demand {

    static final Demand NONE = new Demand(new int[0], new int[0], List.of());

    private final int[] requirements;
    private final int[] names;
    private final List<ConditionalRequirement> conditional;

    private Demand(int[] requirements, int[] names, List<ConditionalRequirement> conditional) {
        this.requirements = requirements;
        this.names = names;
        this.conditional = conditional;
    }

    static Demand of(Dependencies dependencies, PackageSource source) {
        int[] requirements = dependencies.requirements();
        int[] names = new int[requirements.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = source.nameOfRequirement(requirements[i]);
        }
        return new Demand(requirements, names, dependencies.conditional());
    }

    int[] requirements() {
        return requirements;
    }

    int[] names() {
        return names;
    }

    List<ConditionalRequirement> conditional() {
        return conditional;
    }
}
