package io.github.envmaven.core.conda;

import java.util.List;

/**
 * Why a request has no solution.
 *
 * @param specs the specs and constraints that cannot be met together, as the user wrote them
 * @param explanation the whole explanation, several lines
 */
public record CondaConflict(List<RequestedSpec> specs, String explanation) implements CondaResult {

    /** Copies the specs. */
    public CondaConflict {
        specs = List.copyOf(specs);
    }
}
