package io.github.envmaven.core.command;

import io.github.envmaven.core.lock.LockCheck;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFinding;
import io.github.envmaven.core.lock.LockFinding.Weight;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.PipSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Refuses a lock that must not be installed. */
final class LockFit {

    private final EnvSession session;

    LockFit(EnvSession session) {
        this.session = session;
    }

    /**
     * Lets pass a lock that holds together and fits its inputs.
     *
     * @param lock the lock
     * @param lockFile where it is
     * @param source what it was made from; files that do not exist are left out, because a lock can be installed alone
     */
    void require(LockFile lock, Path lockFile, EnvironmentSource source) {
        requireWhole(lock, lockFile);
        if (source.isEmpty() || !source.files().stream().allMatch(Files::exists)) {
            return;
        }
        Manifest manifest = new ManifestFiles(session.listener()).read(source);
        List<LockFinding> drift = LockCheck.compare(manifest, lock);
        if (!drift.isEmpty()) {
            throw StaleLock.of(lockFile, drift);
        }
        // What channels and indexes are written with to be let in is in no lock.
        session.channels(manifest.channels(), source.baseDirectory());
        PypiPlaces indexes =
                new PypiPlaces(session, manifest.pipRepositories(), PypiOptions.DEFAULT, source.baseDirectory());
        lock.metadata().platforms().forEach(platform -> indexes.learn(PipSection.of(manifest.pipFor(platform))));
    }

    private static void requireWhole(LockFile lock, Path lockFile) {
        List<LockFinding> broken = LockCheck.inspect(lock).stream()
                .filter(finding -> finding.weight() == Weight.BROKEN)
                .toList();
        if (!broken.isEmpty()) {
            throw StaleLock.broken(lockFile, broken);
        }
    }
}
