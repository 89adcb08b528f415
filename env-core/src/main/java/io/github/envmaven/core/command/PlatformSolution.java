package io.github.envmaven.core.command;

import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.VirtualPackage;
import java.util.List;
import java.util.Map;

/**
 * What one platform was solved to.
 *
 * @param platform the platform
 * @param records the packages, dependencies first
 * @param pip what pip installs, by name
 * @param provided the conda package that brings a distribution, by the distribution's name
 * @param virtualPackages what the platform was taken to have
 * @param summary how it went
 */
record PlatformSolution(
        String platform,
        List<RepoDataRecord> records,
        List<LockedPackage.Pip> pip,
        Map<String, String> provided,
        List<VirtualPackage> virtualPackages,
        LockResult.Platform summary) {}
