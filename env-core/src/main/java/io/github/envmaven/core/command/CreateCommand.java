package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.cache.PackageCache;
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
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockedVariables;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.prefix.PrefixSeal;
import io.github.envmaven.core.prefix.PrefixState;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.record.RepoDataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
        if (repair == Repair.NONE && digest.isPresent() && PrefixSeal.holds(prefix, digest.get())) {
            int packages = PrefixRecords.count(prefix);
            return new CreateResult(prefix.root(), Outcome.UP_TO_DATE, packages, 0, 0, 0, millisSince(start));
        }
        LockFile lock = LockFileReader.read(request.lockFile());
        new LockFit(session).require(lock, request.lockFile(), request.source());
        List<RepoDataRecord> desired = LockedPlatform.records(lock, request.lockFile(), platform);
        session.learnSecrets(lock);
        Wanted wanted = new Wanted(
                prefix,
                platform,
                desired,
                LockedVariables.read(lock.metadata()),
                digest.orElseThrow(() -> new IllegalStateException("A lock was read but not digested")));
        FileLock held = session.lock(prefix);
        try {
            return create(request, wanted, repair, start);
        } finally {
            held.close();
        }
    }

    private record Wanted(
            Prefix prefix,
            String platform,
            List<RepoDataRecord> records,
            Map<String, String> variables,
            Sha256 digest) {}

    private CreateResult create(CreateRequest request, Wanted wanted, Repair repair, long start) {
        Prefix prefix = wanted.prefix();
        boolean existed = PrefixStatus.of(prefix) != PrefixStatus.ABSENT;
        InstalledRecords installed = InstalledRecords.read(prefix);
        Set<String> damaged = repair.damaged(prefix, wanted.records());
        Transaction transaction = TransactionPlanner.plan(
                wanted.platform(),
                installed.records(),
                Installer.isDamaged(prefix, wanted.platform()).or(record -> damaged.contains(record.stem())),
                wanted.records());
        CachedOffline.require(session, transaction.linked());
        PackageCache cache = session.packages(repair.hitCheck());
        List<CachedPackage> packages = Phase.of(
                        session.listener(),
                        "Fetched " + transaction.linked().size() + " packages",
                        () -> cache.fetchAll(transaction.linked(), session.executor()))
                .value();
        installed.deleteUnreadable(session.listener());
        Provenance provenance = new Provenance(session.now(), "create", new TreeMap<>(), wanted.digest());
        Installer installer = new Installer(
                prefix,
                InstallSettings.of(HostPlatform.current().name()).with(policy(request)),
                session.listener(),
                session.executor());
        Phase.of(session.listener(), "Linked " + prefix, () -> {
            installer.execute(
                    transaction, packages, provenance, () -> new PrefixState(wanted.variables()).write(prefix));
            return prefix;
        });
        return result(wanted, transaction, outcome(existed, transaction), start);
    }

    private static CreateResult result(Wanted wanted, Transaction transaction, Outcome outcome, long start) {
        int installed = count(transaction, Operation.Install.class);
        int removed = count(transaction, Operation.Remove.class);
        int changed = transaction.operations().size() - installed - removed;
        return new CreateResult(
                wanted.prefix().root(),
                outcome,
                wanted.records().size(),
                installed,
                changed,
                removed,
                millisSince(start));
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
