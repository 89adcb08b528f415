package io.github.envmaven.core.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a candidate, or the user, asks for. Immutable; the arrays are shared and must not be changed. */
public final class Dependencies {

    private static final int[] NOTHING = {};

    /** No dependencies. */
    public static final Dependencies NONE = new Dependencies(NOTHING, List.of(), NOTHING, null);

    private final int[] requirements;
    private final List<ConditionalRequirement> conditional;
    private final int[] constraints;
    private final @Nullable String defect;

    private Dependencies(
            int[] requirements, List<ConditionalRequirement> conditional, int[] constraints, @Nullable String defect) {
        this.requirements = requirements;
        this.conditional = conditional;
        this.constraints = constraints;
        this.defect = defect;
    }

    /**
     * Dependencies that always hold.
     *
     * @param requirements what must be chosen too
     * @param constraints what must match where a candidate of its name is chosen
     * @return the dependencies
     */
    public static Dependencies of(int[] requirements, int[] constraints) {
        return of(requirements, List.of(), constraints);
    }

    /**
     * Dependencies of which some hold under conditions.
     *
     * @param requirements what must be chosen too
     * @param conditional what must be chosen too while something else is
     * @param constraints what must match where a candidate of its name is chosen
     * @return the dependencies
     */
    public static Dependencies of(int[] requirements, List<ConditionalRequirement> conditional, int[] constraints) {
        return new Dependencies(requirements, List.copyOf(conditional), constraints, null);
    }

    /**
     * Dependencies that cannot be known, which makes their candidate unusable.
     *
     * @param defect why
     * @return the dependencies
     */
    public static Dependencies defective(String defect) {
        return new Dependencies(NOTHING, List.of(), NOTHING, defect);
    }

    /**
     * What must be chosen too.
     *
     * @return requirement ids, in the order in which they were given
     */
    public int[] requirements() {
        return requirements;
    }

    /**
     * What must be chosen too while something else is.
     *
     * @return the conditional requirements, in order
     */
    public List<ConditionalRequirement> conditional() {
        return conditional;
    }

    /**
     * What must be chosen too, now or while something else is.
     *
     * @return requirement ids, the conditional ones last
     */
    public int[] allRequirements() {
        int[] all = Arrays.copyOf(requirements, requirements.length + conditional.size());
        for (int i = 0; i < conditional.size(); i++) {
            all[requirements.length + i] = conditional.get(i).requirement();
        }
        return all;
    }

    /**
     * What must match where a candidate of its name is chosen.
     *
     * @return requirement ids
     */
    public int[] constraints() {
        return constraints;
    }

    /**
     * Why the candidate cannot be used.
     *
     * @return empty where it can
     */
    public Optional<String> defect() {
        return Optional.ofNullable(defect);
    }
}
