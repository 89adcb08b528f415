package io.github.envmaven.core.conda;

import io.github.envmaven.core.error.Explanation;
import java.util.List;

/**
 * Why a request has no solution.
 *
 * @param specs the specs and constraints that cannot be met together, as the user wrote them
 * @param details the whole explanation
 */
public record CondaConflict(List<RequestedSpec> specs, Explanation details) implements CondaResult {

    /** Copies the specs. */
    public CondaConflict {
        specs = List.copyOf(specs);
    }

    /**
     * The whole explanation for people.
     *
     * @return several lines
     */
    public String explanation() {
        return details.text();
    }
}
