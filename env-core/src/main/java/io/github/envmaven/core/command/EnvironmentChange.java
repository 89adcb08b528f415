package io.github.envmaven.core.command;

import io.github.envmaven.core.command.ChangeRequest.Effect;
import io.github.envmaven.core.command.CreateRequest.LinkScripts;
import io.github.envmaven.core.command.CreateRequest.SourceBuilds;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockFileWriter;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixStatus;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What update, remove and add have in common: solve, tell what changes, write, and bring the environment up to date. */
final class EnvironmentChange {

    private final EnvSession session;
    private final ChangeRequest request;

    EnvironmentChange(EnvSession session, ChangeRequest request) {
        this.session = session;
        this.request = request;
    }

    /** The lock as it is; empty where there is none. */
    Optional<LockFile> lock() {
        return Files.exists(request.lockFile())
                ? Optional.of(LockFileReader.read(request.lockFile()))
                : Optional.empty();
    }

    /**
     * Makes the change.
     *
     * @param manifest what is asked for from now on
     * @param baseline what to keep
     * @param writeInputs writes what else has changed, before the lock is written
     * @param notes what the user should know beside
     */
    ChangeResult make(Manifest manifest, Baseline baseline, Runnable writeInputs, Notes notes) {
        Optional<LockFile> before = lock();
        Relocking.Solved solved = new Relocking(session, request.source(), request.lockFile(), request.options())
                .solve(manifest, baseline);
        List<PackageChange> changes = LockComparison.changes(before, solved.lock());
        if (request.effect() != Effect.DRY_RUN) {
            writeInputs.run();
            LockFileWriter.write(solved.lock(), request.lockFile());
        }
        return new ChangeResult(
                request.lockFile(),
                request.effect(),
                changes,
                notes.of(solved.lock()),
                solved.isOptimal(),
                request.effect() == Effect.ENVIRONMENT ? refreshed(solved.lock()) : List.of());
    }

    /** What the user should know of a new lock. */
    @FunctionalInterface
    interface Notes {
        /** Whole sentences. */
        List<String> of(LockFile lock);
    }

    private List<CreateResult> refreshed(LockFile lock) {
        boolean present = PrefixStatus.of(new Prefix(request.prefix())) != PrefixStatus.ABSENT;
        if (!present || lock.environment(HostPlatform.current().name()).isEmpty()) {
            return List.of();
        }
        return List.of(new CreateCommand(session)
                .run(new CreateRequest(
                                request.lockFile(),
                                request.source(),
                                request.prefix(),
                                "",
                                LinkScripts.LISTED,
                                List.of())
                        .with(request.pipConflicts())
                        .with(SourceBuilds.OFFLINE.ifAllowed(
                                request.options().pypi().sdists()))));
    }
}
