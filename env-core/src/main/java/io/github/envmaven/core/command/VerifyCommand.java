package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.CacheInspection;
import io.github.envmaven.core.cache.CacheInspection.Damaged;
import io.github.envmaven.core.command.VerifyRequest.CacheContent;
import io.github.envmaven.core.command.VerifyResult.Finding;
import io.github.envmaven.core.command.VerifyResult.Foreign;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.lock.LockCheck;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockFinding;
import io.github.envmaven.core.lock.LockFinding.Weight;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.verify.EnvironmentVerifier;
import io.github.envmaven.core.verify.EnvironmentVerifier.Depth;
import io.github.envmaven.core.verify.ForeignFiles.ForeignFile;
import io.github.envmaven.core.verify.VerifyReport;
import io.github.envmaven.core.wheel.WheelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares a lock with its inputs, with itself, and with environments. */
public final class VerifyCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public VerifyCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Looks for everything that is wrong.
     *
     * @param request what to compare
     * @return what was found; a lock that cannot be read at all is an error, not a finding
     */
    public VerifyResult run(VerifyRequest request) {
        long start = System.nanoTime();
        LockFile lock = LockFileReader.read(request.lockFile());
        List<Finding> findings = new ArrayList<>();
        if (!request.source().isEmpty()) {
            add(
                    LockCheck.compare(new ManifestFiles(session.listener()).read(request.source()), lock),
                    request,
                    findings);
        }
        add(LockCheck.inspect(lock), request, findings);
        List<Foreign> foreign = new ArrayList<>();
        long files = 0;
        for (Path prefix : request.prefixes()) {
            VerifyReport report = verify(lock, request, new Prefix(prefix));
            report.findings().forEach(found -> findings.add(finding(found, prefix)));
            for (ForeignFile file : report.foreign()) {
                addForeign(file, prefix, request, foreign, findings);
            }
            files += report.files();
        }
        if (request.cacheContent() == CacheContent.READ) {
            addDamaged(lock, request, findings);
        }
        return new VerifyResult(
                findings, foreign, packages(lock, request), files, (System.nanoTime() - start) / 1_000_000);
    }

    private VerifyReport verify(LockFile lock, VerifyRequest request, Prefix prefix) {
        List<RepoDataRecord> locked = LockedPlatform.records(lock, request.lockFile(), platform(request));
        List<WheelFile> wheels = LockedWheels.of(lock, request.lockFile(), platform(request));
        return new EnvironmentVerifier(prefix, Depth.FULL, session.executor()).verify(locked, wheels);
    }

    private static Finding finding(io.github.envmaven.core.verify.Finding found, Path prefix) {
        return new Finding(found.message(), prefix.toString(), found.remedy());
    }

    private static void addForeign(
            ForeignFile file, Path prefix, VerifyRequest request, List<Foreign> foreign, List<Finding> findings) {
        switch (request.foreignFiles()) {
            case LIST -> foreign.add(new Foreign(file.path(), file.owner(), prefix.toString()));
            case FAIL ->
                findings.add(finding(
                        new io.github.envmaven.core.verify.Finding.ForeignFile(file.path(), file.owner()), prefix));
            case IGNORE -> {}
        }
    }

    private void addDamaged(LockFile lock, VerifyRequest request, List<Finding> findings) {
        List<RepoDataRecord> locked = LockedPlatform.records(lock, request.lockFile(), platform(request));
        List<WheelFile> wheels = LockedWheels.of(lock, request.lockFile(), platform(request));
        CacheInspection inspection = new CacheInspection(session.settings().cache());
        List<Damaged> all = new ArrayList<>(inspection.damaged(locked));
        all.addAll(inspection.damagedWheels(wheels));
        for (Damaged damaged : all) {
            findings.add(new Finding(damaged.problem(), damaged.directory().toString(), Remedy.of(Remedy.Kind.REPAIR)));
        }
    }

    private static int packages(LockFile lock, VerifyRequest request) {
        boolean isAboutOne = !request.prefixes().isEmpty();
        return lock.environments().stream()
                .filter(environment -> !isAboutOne || environment.platform().equals(platform(request)))
                .mapToInt(environment -> environment.packages().size())
                .sum();
    }

    private static String platform(VerifyRequest request) {
        return HostPlatform.nameOr(request.platform());
    }

    private static void add(List<LockFinding> found, VerifyRequest request, List<Finding> findings) {
        String where = request.lockFile().getFileName().toString();
        for (LockFinding finding : found) {
            if (finding.weight() != Weight.DOUBTFUL) {
                findings.add(new Finding(finding.message(), where, finding.remedy()));
            }
        }
    }
}
