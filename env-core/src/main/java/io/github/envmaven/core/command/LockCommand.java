package io.github.envmaven.core.command;

import io.github.envmaven.core.command.LockRequest.Mode;
import io.github.envmaven.core.command.LockResult.Outcome;
import io.github.envmaven.core.error.EnvException.LockOutdated;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.lock.LockCheck;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockFileWriter;
import io.github.envmaven.core.lock.LockFinding;
import io.github.envmaven.core.manifest.Manifest;
import java.nio.file.Files;
import java.util.List;

/** Solves an environment for every platform and writes the lock. A failed run leaves the previous lock as it was. */
public final class LockCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public LockCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Locks, or finds that there is no need to.
     *
     * @param request what to lock, where and when
     * @return what was done
     */
    public LockResult run(LockRequest request) {
        Manifest written = new ManifestFiles(session.listener()).read(request.source());
        if (request.mode() != Mode.ALWAYS && isUpToDate(written, request)) {
            return new LockResult(request.lockFile(), Outcome.UP_TO_DATE, List.of());
        }
        Baseline baseline = request.mode() == Mode.ALWAYS || !Files.exists(request.lockFile())
                ? Baseline.NOTHING
                : Baseline.of(LockFileReader.read(request.lockFile()), List.of());
        Relocking.Solved solved = new Relocking(session, request.source(), request.lockFile(), request.options())
                .solve(written, baseline);
        LockFileWriter.write(solved.lock(), request.lockFile());
        return new LockResult(request.lockFile(), Outcome.LOCKED, solved.platforms());
    }

    private boolean isUpToDate(Manifest manifest, LockRequest request) {
        boolean exists = Files.exists(request.lockFile());
        if (!exists && request.mode() == Mode.FROZEN) {
            throw new LockOutdated(
                    "There is no lock file " + request.lockFile() + ", and the lock is frozen.",
                    Remedy.of(Remedy.Kind.RELOCK));
        }
        if (!exists) {
            return false;
        }
        LockFile lock = LockFileReader.read(request.lockFile());
        List<LockFinding> drift = LockCheck.compare(forThisMachine(manifest, lock), lock);
        if (!drift.isEmpty() && request.mode() == Mode.FROZEN) {
            throw StaleLock.of(request.lockFile(), drift);
        }
        return drift.isEmpty();
    }

    /** Where no platform is named, the lock must at least have this machine's. */
    private static Manifest forThisMachine(Manifest manifest, LockFile lock) {
        String host = HostPlatform.current().name();
        return lock.environment(host).isPresent() ? manifest : manifest.withDefaults(List.of(), List.of(host));
    }
}
