package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.ContentCheck;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.install.InstallSettings;
import io.github.envmaven.core.install.Installer;
import io.github.envmaven.core.install.Provenance;
import io.github.envmaven.core.install.Transaction;
import io.github.envmaven.core.install.TransactionPlanner;
import io.github.envmaven.core.install.WheelPlanner;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.wheel.WheelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * A temporary environment with all that a lock has but for what has to be built: there it is built, so that nothing of this
 * machine, nor of the environment that is being changed, has a part in it. Made when it is first asked for.
 */
final class BuildEnvironment implements AutoCloseable {

    private final EnvSession session;
    private final String platform;
    private final List<RepoDataRecord> records;
    private final List<WheelFile> wheels;
    private final Path directory;
    private boolean isMade;

    /**
     * Prepares one.
     *
     * @param session the session
     * @param platform this machine's platform
     * @param records its conda packages
     * @param wheels its wheels
     */
    BuildEnvironment(EnvSession session, String platform, List<RepoDataRecord> records, List<WheelFile> wheels) {
        this.session = session;
        this.platform = platform;
        this.records = List.copyOf(records);
        this.wheels = List.copyOf(wheels);
        try {
            // The machine's own directory for such things has a short path, which packages may need.
            this.directory = Files.createTempDirectory("env");
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot make a temporary directory: " + e.getMessage(), Remedy.of(Remedy.Kind.FREE_DISK, "tmp"), e);
        }
    }

    /** The environment, which is there from now on. */
    Prefix prefix() {
        Prefix prefix = new Prefix(directory.resolve("e"));
        if (!isMade) {
            install(prefix);
            isMade = true;
        }
        return prefix;
    }

    /** A new directory to work in, which is gone when this is closed. */
    Path workplace() {
        try {
            return Files.createTempDirectory(directory, "work");
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot make a directory in " + directory + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, directory.toString()),
                    e);
        }
    }

    @Override
    public void close() {
        Trees.delete(directory);
    }

    private void install(Prefix prefix) {
        Transaction conda = TransactionPlanner.plan(platform, List.of(), record -> false, records);
        InstallSettings settings = InstallSettings.of(platform)
                .with(InstallSettings.Bytecode.LEAVE_TO_PYTHON)
                .with(InstallSettings.FileConflicts.OVERWRITE);
        Transaction transaction =
                conda.with(WheelPlanner.plan(List.of(), wheel -> false, wheels, conda, settings.conflicts()));
        Installer.Fetched fetched = new Installer.Fetched(
                session.packages().fetchAll(transaction.linked(), session.executor()),
                session.wheels(ContentCheck.SIZES).fetchAll(transaction.wheels().linked(), session.executor()));
        Provenance provenance = new Provenance(session.now(), "build", new TreeMap<>(), Sha256.of(new byte[0]));
        new Installer(prefix, settings, session.listener(), session.executor())
                .execute(transaction, fetched, provenance, () -> {});
    }
}
