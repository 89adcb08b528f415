package io.github.envmaven.core.verify;

import io.github.envmaven.core.verify.ForeignFiles.ForeignFile;
import java.util.List;

/**
 * What verifying an environment found.
 *
 * @param findings in the order of packages and their files; empty when all is well
 * @param foreign the files that no package with a record put there, by path
 * @param packages how many packages were looked at
 * @param files how many files were looked at
 */
public record VerifyReport(List<Finding> findings, List<ForeignFile> foreign, int packages, int files) {

    /** Copies the lists. */
    public VerifyReport {
        findings = List.copyOf(findings);
        foreign = List.copyOf(foreign);
    }

    /** A report on what could not be looked into. */
    static VerifyReport of(Finding finding) {
        return new VerifyReport(List.of(finding), List.of(), 0, 0);
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
