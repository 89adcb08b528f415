package io.github.envmaven.core.verify;

import java.util.List;

/**
 * What verifying an environment found.
 *
 * @param findings in the order of packages and their files; empty when all is well
 * @param packages how many packages were looked at
 * @param files how many files were looked at
 */
public record VerifyReport(List<Finding> findings, int packages, int files) {

    /** Copies the findings. */
    public VerifyReport {
        findings = List.copyOf(findings);
    }

    /**
     * Whether all is well.
     *
     * @return whether nothing was found
     */
    public boolean isClean() {
        return findings.isEmpty();
    }
}
