package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.CacheInspection;
import io.github.envmaven.core.cache.CacheInspection.Damaged;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.prefix.InstalledWheels;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.verify.EnvironmentVerifier;
import io.github.envmaven.core.verify.EnvironmentVerifier.Depth;
import io.github.envmaven.core.verify.Finding;
import io.github.envmaven.core.verify.ForeignFiles;
import io.github.envmaven.core.verify.ForeignFiles.ForeignFile;
import io.github.envmaven.core.wheel.WheelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes every file of an environment what the lock and the records say. Packages with a file that differs are linked again
 * from the cache, as one transaction; the cache is looked at as closely, because a file may lie in both.
 */
public final class RepairCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public RepairCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Puts back what differs.
     *
     * @param request which environment
     * @return what was put back
     */
    public RepairResult run(RepairRequest request) {
        Prefix prefix = new Prefix(request.environment().prefix());
        CreateCommand create = new CreateCommand(session);
        if (PrefixStatus.of(prefix) != PrefixStatus.FINISHED) {
            // Only what was finished can be told from what it should be.
            create.run(request.environment());
        }
        List<String> repaired = new ArrayList<>();
        CreateResult result = create.run(
                request.environment(), (taken, locked, wheels) -> findDamage(taken, locked, wheels, repaired));
        boolean deletes = request.foreignFiles() == RepairRequest.ForeignFiles.DELETE;
        return new RepairResult(
                result.prefix(),
                repaired,
                result.installed() + result.changed(),
                result.removed(),
                foreign(prefix, deletes),
                deletes,
                result.millis());
    }

    private Set<String> findDamage(
            Prefix prefix, List<RepoDataRecord> locked, List<WheelFile> wheels, List<String> told) {
        CacheInspection inspection = new CacheInspection(session.settings().cache());
        List<Damaged> damaged = new ArrayList<>(inspection.damaged(locked));
        damaged.addAll(inspection.damagedWheels(wheels));
        inspection.discard(damaged);
        damaged.forEach(one -> told.add(one.problem()));
        Set<String> owners = new TreeSet<>();
        for (Finding finding : new EnvironmentVerifier(prefix, Depth.FULL, session.executor())
                .verify(locked, wheels)
                .findings()) {
            told.add(finding.message());
            owners.add(finding.owner());
        }
        return owners;
    }

    private List<String> foreign(Prefix prefix, boolean deletes) {
        FileLock held = session.lock(prefix);
        try {
            ForeignFiles foreign = ForeignFiles.find(prefix, PrefixRecords.read(prefix), InstalledWheels.read(prefix));
            if (deletes) {
                foreign.delete();
            }
            return foreign.all().stream().map(ForeignFile::path).toList();
        } finally {
            held.close();
        }
    }
}
