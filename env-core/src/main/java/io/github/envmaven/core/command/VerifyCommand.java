package io.github.envmaven.core.command;

import io.github.envmaven.core.command.VerifyResult.Finding;
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
import io.github.envmaven.core.verify.VerifyReport;
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
        long files = 0;
        int packages = lock.environments().stream()
                .mapToInt(environment -> environment.packages().size())
                .sum();
        for (Path prefix : request.prefixes()) {
            VerifyReport report = verify(lock, request, new Prefix(prefix));
            for (io.github.envmaven.core.verify.Finding found : report.findings()) {
                findings.add(new Finding(found.message(), prefix.toString(), found.remedy()));
            }
            files += report.files();
        }
        return new VerifyResult(findings, packages, files, (System.nanoTime() - start) / 1_000_000);
    }

    private VerifyReport verify(LockFile lock, VerifyRequest request, Prefix prefix) {
        String platform = HostPlatform.nameOr(request.platform());
        List<RepoDataRecord> locked = LockedPlatform.records(lock, request.lockFile(), platform);
        return new EnvironmentVerifier(prefix, Depth.FULL, session.executor()).verify(locked);
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
