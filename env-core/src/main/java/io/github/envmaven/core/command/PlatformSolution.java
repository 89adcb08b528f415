package io.github.envmaven.core.command;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.VirtualPackage;
import java.util.List;

/**
 * What one platform was solved to.
 *
 * @param platform the platform
 * @param records the packages, dependencies first
 * @param virtualPackages what the platform was taken to have
 * @param summary how it went
 */
record PlatformSolution(
        String platform,
        List<RepoDataRecord> records,
        List<VirtualPackage> virtualPackages,
        LockResult.Platform summary) {}
