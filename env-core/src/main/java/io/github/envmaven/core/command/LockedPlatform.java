package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedRecords;
import io.github.envmaven.core.record.RepoDataRecord;
import java.nio.file.Path;
import java.util.List;

/** What a lock has for one platform. */
final class LockedPlatform {

    private LockedPlatform() {}

    /**
     * The packages of a platform.
     *
     * @param lock the lock
     * @param lockFile where it is
     * @param platform the platform
     * @return the environment
     * @throws NotFound when the platform is not locked
     */
    static LockedEnvironment of(LockFile lock, Path lockFile, String platform) {
        return lock.environment(platform)
                .orElseThrow(() -> new NotFound(
                        lockFile + " has no packages for " + platform + "; it has "
                                + String.join(", ", lock.metadata().platforms()) + ".",
                        Remedy.of(Remedy.Kind.ADD_PLATFORM, platform)));
    }

    /**
     * The conda packages of a platform, as an installer takes them.
     *
     * @param lock the lock
     * @param lockFile where it is
     * @param platform the platform
     * @return the records
     */
    static List<RepoDataRecord> records(LockFile lock, Path lockFile, String platform) {
        return of(lock, lockFile, platform).conda().stream()
                .map(LockedRecords::toRecord)
                .toList();
    }
}
