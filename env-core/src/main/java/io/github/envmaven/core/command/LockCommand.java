package io.github.envmaven.core.command;

import io.github.envmaven.core.command.LockRequest.Mode;
import io.github.envmaven.core.command.LockResult.Outcome;
import io.github.envmaven.core.command.SessionSettings.CondarcUse;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.LockOutdated;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.lock.LockCheck;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockFileWriter;
import io.github.envmaven.core.lock.LockFinding;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.RequestedPip;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Solves an environment for every platform and writes the lock. A failed run leaves the previous lock as it was. */
public final class LockCommand {

    private static final List<String> DEFAULT_CHANNELS = List.of("conda-forge");

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
        Manifest manifest = written.withDefaults(
                defaultChannels(written), List.of(HostPlatform.current().name()));
        refusePip(manifest);
        CondaSolving solving =
                new CondaSolving(session, manifest.channels(), request.source().baseDirectory(), request.options());
        solving.requireCached(manifest.platforms());
        List<PlatformSolution> solutions = new ArrayList<>();
        for (String platform : manifest.platforms()) {
            solutions.add(solving.solve(platform, manifest.specsFor(platform)));
        }
        LockFile lock = LockBuilder.build(manifest, solving.lockedChannels(), request.lockFile(), solutions);
        LockFileWriter.write(lock, request.lockFile());
        return new LockResult(
                request.lockFile(),
                Outcome.LOCKED,
                solutions.stream().map(PlatformSolution::summary).toList());
    }

    /** What is used where no channel is named: conda's configuration is only asked where it counts, and then. */
    private List<String> defaultChannels(Manifest written) {
        boolean isAsked = written.channels().isEmpty() && session.settings().condarc() == CondarcUse.ALL;
        List<String> configured = isAsked ? session.network().condarc().list("channels") : List.of();
        return configured.isEmpty() ? DEFAULT_CHANNELS : configured;
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

    private static void refusePip(Manifest manifest) {
        for (RequestedPip line : manifest.pip()) {
            throw new InvalidInput(
                    line.origin() + ": pip requirements such as '" + line.text() + "' cannot be locked yet.",
                    Remedy.fixInput("Take the pip section out, or ask for the conda packages of the same names."));
        }
    }
}
