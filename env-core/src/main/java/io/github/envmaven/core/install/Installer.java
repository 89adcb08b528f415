package io.github.envmaven.core.install;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.cache.CachedWheel;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.prefix.FrozenMarker;
import io.github.envmaven.core.prefix.History;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.Journal;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixSeal;
import io.github.envmaven.core.prefix.PrefixState;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.record.RepoDataRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Executes transactions: unlinks, links, compiles, runs scripts, writes records.
 *
 * <p>A journal stands in the prefix from before the first change until after the last. Whenever the process is killed,
 * the environment counts as unfinished, and the next transaction, planned with {@link #isDamaged}, rolls it forward. The
 * caller holds a lock on the prefix for the whole job.
 */
public final class Installer {

    // More threads than two gain nothing: the work is the kernel's.
    private static final int LINK_THREADS = 2;
    private static final String CACHEDIR_TAG = """
            Signature: 8a477f597d28d172789f06886806bc55
            # This directory can be made again from a lock file; backups may leave it out.
            """;

    private final Prefix prefix;
    private final InstallSettings settings;
    private final EventListener listener;
    private final Workers workers;

    /**
     * An installer for one prefix.
     *
     * @param prefix the environment; it need not exist
     * @param settings how to go about it
     * @param listener hears about packages and warnings
     * @param executor the session's pool; the calling thread must not be one of its own
     */
    public Installer(Prefix prefix, InstallSettings settings, EventListener listener, ExecutorService executor) {
        this.prefix = prefix;
        this.settings = settings;
        this.listener = listener;
        this.workers = new Workers(executor, LINK_THREADS);
    }

    /**
     * Whether a record must not be trusted, because the transaction that touched it did not end.
     *
     * @param prefix the environment
     * @param platform its platform
     * @return a test to plan with
     */
    public static java.util.function.Predicate<PrefixRecord> isDamaged(Prefix prefix, String platform) {
        return Recovery.isDamaged(prefix, platform);
    }

    /**
     * Whether a wheel must not be trusted, because the transaction that touched it did not end.
     *
     * @param prefix the environment
     * @return a test to plan with
     */
    public static java.util.function.Predicate<InstalledWheel> isDamagedWheel(Prefix prefix) {
        return Recovery.isDamagedWheel(prefix);
    }

    /**
     * What a transaction links.
     *
     * @param packages conda's
     * @param wheels the wheels
     */
    public record Fetched(List<CachedPackage> packages, List<CachedWheel> wheels) {

        /** Copies the lists. */
        public Fetched {
            packages = List.copyOf(packages);
            wheels = List.copyOf(wheels);
        }
    }

    /**
     * Executes a transaction, and something more before the environment counts as finished.
     *
     * @param transaction the plan
     * @param fetched the packages and wheels that it links
     * @param provenance on whose behalf
     * @param lastStep done when all packages are in place; when it throws, everything is taken back
     * @throws InvalidInput before anything was changed, when a wheel would overwrite files of others
     */
    public void execute(Transaction transaction, Fetched fetched, Provenance provenance, Runnable lastStep) {
        FrozenMarker.requireAbsent(prefix);
        WindowsLauncher launcher =
                WindowsLauncher.find(transaction, fetched, prefix).orElse(null);
        List<PackageContents> contents = read(transaction, fetched.packages(), launcher);
        List<WheelContents> wheels = readWheels(transaction, fetched.wheels(), launcher);
        PrefixLimits.check(prefix, transaction.platform(), contents);
        warnAboutPath();
        InstallPlan plan = InstallPlan.of(transaction, contents, wheels);
        if (settings.conflicts() == InstallSettings.FileConflicts.REFUSE) {
            plan.claims().requireNoConflicts(plan.owners());
            ForeignConflicts.requireNone(prefix, transaction, wheels);
        }
        Undo undo = Journal.exists(prefix) ? Undo.impossible(prefix) : Undo.of(prefix);
        boolean isDone = false;
        try {
            begin(transaction, plan, undo);
            new TransactionRun(prefix, settings, listener, workers, undo).run(transaction, plan, provenance);
            lastStep.run();
            finish(transaction, plan, provenance, undo);
            isDone = true;
        } finally {
            if (!isDone) {
                takeBack(undo);
            }
        }
        Trees.delete(prefix.resolve(Prefix.TRASH));
        Journal.delete(prefix);
    }

    private void takeBack(Undo undo) {
        try {
            if (undo.takeBack()) {
                Journal.delete(prefix);
                listener.onEvent(
                        new Event.Warned("Nothing was changed in " + prefix + ": what was begun was taken back"));
            }
        } catch (IOException | DiskFailed e) {
            listener.onEvent(new Event.Warned("What was begun in " + prefix
                    + " could not be taken back, and is to be completed by the next run: " + e.getMessage()));
        }
    }

    private List<PackageContents> read(
            Transaction transaction, List<CachedPackage> cached, @Nullable WindowsLauncher launcher) {
        Map<String, CachedPackage> byStem = new HashMap<>();
        cached.forEach(one -> byStem.put(one.record().packageRecord().stem(), one));
        PythonInfo python = transaction.python().orElse(null);
        return workers.map(transaction.linked(), record -> {
            CachedPackage one = byStem.get(record.packageRecord().stem());
            if (one == null) {
                throw new IllegalStateException("Package " + record + " is to be linked but was not fetched");
            }
            return PackageContents.read(one, python, launcher);
        });
    }

    private List<WheelContents> readWheels(
            Transaction transaction, List<CachedWheel> cached, @Nullable WindowsLauncher launcher) {
        PythonInfo python = transaction.python().orElse(null);
        if (cached.isEmpty() || python == null) {
            return List.of();
        }
        return workers.map(cached, wheel -> WheelContents.read(wheel, python, launcher));
    }

    private void warnAboutPath() {
        if (PrefixLimits.isUnusual(prefix)) {
            listener.onEvent(new Event.Warned("The environment's path " + prefix
                    + " has a blank or another character in it that some packages do not expect"));
        }
    }

    private void begin(Transaction transaction, InstallPlan plan, Undo undo) {
        try {
            Files.createDirectories(prefix.condaMeta());
        } catch (IOException e) {
            throw cannotWrite(prefix.condaMeta(), e);
        }
        Recovery.deleteLeftovers(prefix, transaction);
        undo.keepContents(List.of(prefix.history(), PrefixState.file(prefix)));
        plan.journal(transaction).write(prefix);
        Trees.delete(prefix.resolve(Prefix.TRASH));
        breakSeal(undo);
        History.begin(prefix);
        writeCacheTag(undo);
    }

    private void breakSeal(Undo undo) {
        Path seal = PrefixSeal.file(prefix);
        try {
            undo.remove(seal);
        } catch (NoSuchFileException e) {
            // There was no environment, or another installer made it.
            return;
        } catch (IOException e) {
            throw cannotWrite(seal, e);
        }
    }

    private void writeCacheTag(Undo undo) {
        Path tag = prefix.resolve("CACHEDIR.TAG");
        try {
            if (!Files.exists(tag, LinkOption.NOFOLLOW_LINKS)) {
                undo.madeFile(tag);
                Files.write(tag, CACHEDIR_TAG.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException e) {
            throw cannotWrite(tag, e);
        }
    }

    private void finish(Transaction transaction, InstallPlan plan, Provenance provenance, Undo undo) {
        if (!transaction.isEmpty()) {
            List<String> specs = provenance.requestedSpecs().values().stream()
                    .flatMap(List::stream)
                    .toList();
            History.append(
                    prefix,
                    new History.Block(
                            provenance.time(),
                            provenance.command(),
                            transaction.unlinked().stream()
                                    .map(old -> dist(old.record()))
                                    .toList(),
                            transaction.linked().stream().map(Installer::dist).toList(),
                            specs));
        }
        undo.madeFile(PrefixSeal.file(prefix));
        List<String> wheels = new ArrayList<>();
        transaction.wheels().unchanged().forEach(wheel -> wheels.add(wheel.record()));
        plan.wheels().forEach(wheel -> wheels.add(wheel.record()));
        wheels.sort(null);
        PrefixSeal.write(prefix, provenance.desired(), wheels);
    }

    private static String dist(RepoDataRecord record) {
        return record.channel().baseUrl() + "/" + record.packageRecord().subdir() + "::"
                + record.packageRecord().stem();
    }

    private static DiskFailed cannotWrite(Path path, IOException e) {
        return new DiskFailed(
                "Cannot write " + path + ": " + e.getMessage(), Remedy.of(Remedy.Kind.FREE_DISK, path.toString()), e);
    }
}
