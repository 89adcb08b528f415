package io.github.envmaven.core.command;

import io.github.envmaven.core.error.Remedy;
import java.util.List;

/**
 * What verifying found.
 *
 * @param findings what is wrong, in a stable order; empty when all agrees
 * @param packages how many packages were looked at
 * @param files how many files were hashed
 * @param millis how long it took, in milliseconds
 */
public record VerifyResult(List<Finding> findings, int packages, long files, long millis) {

    /** Copies the findings. */
    public VerifyResult {
        findings = List.copyOf(findings);
    }

    /**
     * One thing that is wrong.
     *
     * @param what what is wrong, as a whole sentence
     * @param where the lock file or the environment it concerns
     * @param remedy what mends it
     */
    public record Finding(String what, String where, Remedy remedy) {}
}
