package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.command.CreateRequest.Depth;
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
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.prefix.PrefixSeal;
import io.github.envmaven.core.prefix.PrefixState;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.verify.EnvironmentVerifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

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
        long start = System.nanoTime();
        String platform = HostPlatform.nameOr(request.platform());
        Prefix prefix = new Prefix(request.prefix());
        Optional<Sha256> digest = CreateInputs.digest(request, platform);
        boolean trusts = request.depth() == Depth.PACKAGES;
        if (trusts && digest.isPresent() && PrefixSeal.holds(prefix, digest.get())) {
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
            return create(request, wanted, start);
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

    private CreateResult create(CreateRequest request, Wanted wanted, long start) {
        Prefix prefix = wanted.prefix();
        boolean existed = PrefixStatus.of(prefix) != PrefixStatus.ABSENT;
        Transaction transaction = TransactionPlanner.plan(
                wanted.platform(),
                PrefixRecords.read(prefix),
                Installer.isDamaged(prefix, wanted.platform()).or(damaged(request, wanted)),
                wanted.records());
        CachedOffline.require(session, transaction.linked());
        List<CachedPackage> packages = Phase.of(
                        session.listener(),
                        "Fetched " + transaction.linked().size() + " packages",
                        () -> session.packages().fetchAll(transaction.linked(), session.executor()))
                .value();
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

    /** Packages with files that are not what was installed, where that is looked for. */
    private Predicate<PrefixRecord> damaged(CreateRequest request, Wanted wanted) {
        if (request.depth() == Depth.PACKAGES || PrefixStatus.of(wanted.prefix()) != PrefixStatus.FINISHED) {
            return record -> false;
        }
        Set<String> owners = new HashSet<>();
        new EnvironmentVerifier(wanted.prefix(), EnvironmentVerifier.Depth.FULL, session.executor())
                .verify(wanted.records())
                .findings()
                .forEach(finding -> owners.add(finding.owner()));
        return record -> owners.contains(record.stem());
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
