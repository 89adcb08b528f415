package io.github.envmaven.core.lock;

import io.github.envmaven.core.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a lock without disk or network: is it what is asked for, and does it hold together. Findings are values, in
 * the order of platforms and packages; what they mean for a job is its caller's to say.
 */
public final class LockCheck {

    private LockCheck() {}

    /**
     * Compares a lock with what is asked for now. A manifest that names no channels or no platforms says nothing of
     * them; fill in what holds instead before.
     *
     * @param manifest what is asked for
     * @param lock the lock
     * @return the ways in which the lock is outdated; empty where it is up to date
     */
    public static List<LockFinding> compare(Manifest manifest, LockFile lock) {
        List<LockFinding> findings = new ArrayList<>();
        ChannelCheck.compare(manifest.channels(), lock.metadata().channels(), findings);
        List<String> locked = lock.metadata().platforms();
        List<String> platforms = manifest.platforms().isEmpty() ? locked : manifest.platforms();
        for (String platform : platforms) {
            lock.environment(platform)
                    .ifPresentOrElse(
                            environment -> RequestCheck.compare(manifest, lock.metadata(), environment, findings),
                            () -> findings.add(new LockDrift.PlatformNotLocked(platform)));
        }
        for (String platform : locked) {
            if (!platforms.contains(platform)) {
                findings.add(new LockDrift.PlatformNotAskedFor(platform));
            }
        }
        compareVariables(manifest, lock.metadata(), findings);
        return List.copyOf(findings);
    }

    /**
     * Checks that a lock holds together: everything that is needed is locked, in a version that fits; files are where
     * and what they should be.
     *
     * @param lock the lock
     * @return what is broken or doubtful; empty where all is well
     */
    public static List<LockFinding> inspect(LockFile lock) {
        List<LockFinding> findings = new ArrayList<>();
        for (LockedEnvironment environment : lock.environments()) {
            ClosureCheck.inspect(lock.metadata(), environment, findings);
            FileCheck.inspect(lock.metadata().channels(), environment, findings);
        }
        return List.copyOf(findings);
    }

    /** A lock of another program has no place for variables. */
    private static void compareVariables(Manifest manifest, LockMetadata metadata, List<LockFinding> findings) {
        Map<String, String> locked = LockedVariables.read(metadata);
        boolean own = metadata.platforms().stream()
                .anyMatch(platform -> LockedRequest.read(metadata, platform).isPresent());
        if (!own) {
            return;
        }
        Set<String> names = new TreeSet<>(locked.keySet());
        names.addAll(manifest.variables().keySet());
        for (String name : names) {
            String before = locked.getOrDefault(name, "");
            String now = manifest.variables().getOrDefault(name, "");
            if (!before.equals(now)) {
                findings.add(new LockDrift.VariableChanged(name, before, now));
            }
        }
    }
}
