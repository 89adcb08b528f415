package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.CachedWheel;
import io.github.envmaven.core.cache.PackageCache;
import io.github.envmaven.core.cache.WheelCache;
import io.github.envmaven.core.command.CreateRequest.Editables;
import io.github.envmaven.core.command.CreateRequest.SourceBuilds;
import io.github.envmaven.core.command.CreateResult.Outcome;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.install.InstallSettings;
import io.github.envmaven.core.install.Installer;
import io.github.envmaven.core.install.LinkScriptPolicy;
import io.github.envmaven.core.install.Operation;
import io.github.envmaven.core.install.Provenance;
import io.github.envmaven.core.install.Transaction;
import io.github.envmaven.core.install.TransactionPlanner;
import io.github.envmaven.core.install.WheelPlan;
import io.github.envmaven.core.install.WheelPlanner;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockedVariables;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.InstalledWheels;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixSeal;
import io.github.envmaven.core.prefix.PrefixState;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.wheel.WheelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes an environment what its lock says. A run that was interrupted is completed by the next one. */
public final class CreateCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public CreateCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Creates or updates an environment, or finds that there is no need to.
     *
     * @param request which lock, and where to
     * @return what was done
     */
    public CreateResult run(CreateRequest request) {
        return run(request, Repair.NONE);
    }

    /** The same, with packages linked again that a repair finds damaged. */
    CreateResult run(CreateRequest request, Repair repair) {
        long start = System.nanoTime();
        String platform = HostPlatform.nameOr(request.platform());
        Prefix prefix = new Prefix(request.prefix());
        Optional<Sha256> digest = CreateInputs.digest(request, platform);
        if (repair == Repair.NONE && digest.isPresent()) {
            OptionalInt packages = PrefixSeal.packagesIfHeld(prefix, digest.get());
            if (packages.isPresent()) {
                return new CreateResult(
                        prefix.root(), Outcome.UP_TO_DATE, packages.getAsInt(), 0, 0, 0, millisSince(start));
            }
        }
        LockFile lock = LockFileReader.read(request.lockFile());
        new LockFit(session).require(lock, request.lockFile(), request.source());
        session.learnSecrets(lock);
        Wanted wanted = new Wanted(
                lock,
                prefix,
                platform,
                LockedPlatform.records(lock, request.lockFile(), platform),
                LockedWheels.of(lock, request.lockFile(), platform),
                LockedVariables.read(lock.metadata()),
                digest.orElseThrow(() -> new IllegalStateException("A lock was read but not digested")));
        if (request.builds() == SourceBuilds.REFUSE) {
            LockedWheels.requireNoneToBuild(wanted.wheels());
        }
        FileLock held = session.lock(prefix);
        try {
            return create(request, wanted, repair, start);
        } finally {
            held.close();
        }
    }

    private record Wanted(
            LockFile lock,
            Prefix prefix,
            String platform,
            List<RepoDataRecord> records,
            List<WheelFile> wheels,
            Map<String, String> variables,
            Sha256 digest) {}

    private CreateResult create(CreateRequest request, Wanted wanted, Repair repair, long start) {
        Prefix prefix = wanted.prefix();
        boolean existed = PrefixStatus.of(prefix) != PrefixStatus.ABSENT;
        InstalledRecords installed = InstalledRecords.read(prefix);
        Transaction transaction =
                plan(request, wanted, installed, repair.damaged(prefix, wanted.records(), wanted.wheels()));
        Installer.Fetched fetched = fetch(request, wanted, transaction, repair);
        installed.deleteUnreadable(session.listener());
        Provenance provenance = new Provenance(session.now(), "create", new TreeMap<>(), wanted.digest());
        Installer installer = new Installer(
                prefix,
                InstallSettings.of(HostPlatform.current().name())
                        .with(policy(request))
                        .with(conflicts(request)),
                session.listener(),
                session.executor());
        Phase.of(session.listener(), "Linked " + prefix, () -> {
            installer.execute(transaction, fetched, provenance, () -> finish(request, wanted, transaction));
            return prefix;
        });
        return result(wanted, transaction, outcome(existed, transaction), start);
    }

    private void finish(CreateRequest request, Wanted wanted, Transaction transaction) {
        new PrefixState(wanted.variables()).write(wanted.prefix());
        List<Path> files = request.source().files();
        Path near = (files.isEmpty() ? request.lockFile() : files.get(files.size() - 1)).toAbsolutePath();
        EditableProjects projects =
                EditableProjects.of(wanted.lock(), wanted.platform(), near.resolveSibling(""), session);
        boolean isHost = HostPlatform.current().name().equals(wanted.platform());
        if (request.editables() == Editables.INSTALL && isHost) {
            transaction.python().ifPresent(python -> projects.install(wanted.prefix(), python, wanted.platform()));
        } else {
            projects.report();
        }
    }

    private static Transaction plan(
            CreateRequest request, Wanted wanted, InstalledRecords installed, Set<String> damaged) {
        Prefix prefix = wanted.prefix();
        Transaction conda = TransactionPlanner.plan(
                wanted.platform(),
                installed.records(),
                Installer.isDamaged(prefix, wanted.platform()).or(record -> damaged.contains(record.stem())),
                wanted.records());
        return conda.with(WheelPlanner.plan(
                installedWheels(request, wanted, installed),
                Installer.isDamagedWheel(prefix).or(wheel -> damaged.contains(wheel.label())),
                wanted.wheels(),
                conda,
                conflicts(request)));
    }

    /** Where wheels may overwrite what pip put there, that of the same projects goes: Python would find both. */
    private static List<InstalledWheel> installedWheels(
            CreateRequest request, Wanted wanted, InstalledRecords installed) {
        List<InstalledWheel> wheels = new ArrayList<>(InstalledWheels.read(wanted.prefix()));
        if (conflicts(request) == InstallSettings.FileConflicts.OVERWRITE) {
            Set<PypiName> projects =
                    wanted.wheels().stream().map(WheelFile::project).collect(Collectors.toSet());
            wheels.addAll(InstalledWheels.byOthers(wanted.prefix(), projects, installed.records()));
        }
        return wheels;
    }

    private Installer.Fetched fetch(CreateRequest request, Wanted wanted, Transaction transaction, Repair repair) {
        List<RepoDataRecord> records = transaction.linked();
        List<WheelFile> wheels = transaction.wheels().linked().stream()
                .filter(wheel -> !wheel.isBuilt())
                .toList();
        List<WheelFile> built = transaction.wheels().linked().stream()
                .filter(WheelFile::isBuilt)
                .toList();
        CachedOffline.require(session, records, wheels);
        PackageCache packages = session.packages(repair.hitCheck());
        WheelCache wheelCache = session.wheels(repair.hitCheck());
        Installer.Fetched fetched = Phase.of(
                        session.listener(),
                        "Fetched " + (records.size() + wheels.size()) + " packages",
                        () -> new Installer.Fetched(
                                packages.fetchAll(records, session.executor()),
                                wheelCache.fetchAll(wheels, session.executor())))
                .value();
        if (built.isEmpty()) {
            return fetched;
        }
        List<CachedWheel> all = new ArrayList<>(fetched.wheels());
        Phase.of(
                session.listener(),
                "Built " + built.size() + " packages",
                () -> all.addAll(
                        new SdistBuilding(session, wanted.lock(), wanted.platform(), wanted.records(), wanted.wheels())
                                .build(built, wheelCache, request.builds())));
        return new Installer.Fetched(fetched.packages(), all);
    }

    private static CreateResult result(Wanted wanted, Transaction transaction, Outcome outcome, long start) {
        WheelPlan wheels = transaction.wheels();
        int installed = count(transaction, Operation.Install.class);
        int removed = count(transaction, Operation.Remove.class);
        int changed = transaction.operations().size() - installed - removed;
        return new CreateResult(
                wanted.prefix().root(),
                outcome,
                wanted.records().size() + wanted.wheels().size(),
                installed + wheels.installed(),
                changed + wheels.linked().size() - wheels.installed(),
                removed + wheels.removed(),
                millisSince(start));
    }

    private static InstallSettings.FileConflicts conflicts(CreateRequest request) {
        return switch (request.pipConflicts()) {
            case REFUSE -> InstallSettings.FileConflicts.REFUSE;
            case OVERWRITE -> InstallSettings.FileConflicts.OVERWRITE;
        };
    }

    private static LinkScriptPolicy policy(CreateRequest request) {
        return switch (request.linkScripts()) {
            case NEVER -> LinkScriptPolicy.NEVER;
            case ALWAYS -> LinkScriptPolicy.ALWAYS;
            case LISTED -> {
                List<String> allowed = new ArrayList<>(LinkScriptPolicy.DEFAULT.allowed());
                allowed.addAll(request.linkScriptPackages());
                yield LinkScriptPolicy.allowing(allowed);
            }
        };
    }

    private static Outcome outcome(boolean existed, Transaction transaction) {
        if (!existed) {
            return Outcome.CREATED;
        }
        return transaction.isEmpty() ? Outcome.UP_TO_DATE : Outcome.UPDATED;
    }

    private static int count(Transaction transaction, Class<? extends Operation> kind) {
        return (int) transaction.operations().stream().filter(kind::isInstance).count();
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
