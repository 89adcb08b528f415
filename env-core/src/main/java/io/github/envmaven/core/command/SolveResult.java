package io.github.envmaven.core.command;

import io.github.envmaven.core.error.Explanation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The solver's answer to one problem.
 *
 * @param id the problem's
 * @param status the verdict
 * @param packages file names of the solution, sorted; empty unless satisfiable
 * @param message why there is no solution; empty when there is one
 * @param explanation the same in parts, where the verdict is that there is none; null otherwise
 * @param optimal whether the solution is proven best in the stated preference order
 * @param loadMs how long the channels' indexes took, in milliseconds
 * @param solveMs how long the solve took, in milliseconds
 */
public record SolveResult(
        String id,
        Status status,
        List<String> packages,
        String message,
        @Nullable Explanation explanation,
        boolean optimal,
        double loadMs,
        double solveMs) {

    /** Copies the file names. */
    public SolveResult {
        packages = List.copyOf(packages);
    }

    /** The verdict. */
    public enum Status {
        /** There is a solution. */
        SAT,
        /** There is none. */
        UNSAT,
        /** The question could not be read, or its channels not loaded. */
        ERROR;

        /**
         * The value as scripts read it.
         *
         * @return in lower case
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
