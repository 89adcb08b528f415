package io.github.envmaven.core.command;

import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.lock.LockedRecords;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The lock that a new one is to differ from as little as can be.
 *
 * @param lock the lock; empty for the newest of everything
 * @param updated names that are to become as new as the specs allow
 */
record Baseline(Optional<LockFile> lock, List<PackageName> updated) {

    /** The newest of everything. */
    static final Baseline NOTHING = new Baseline(Optional.empty(), List.of());

    Baseline {
        updated = List.copyOf(updated);
    }

    static Baseline of(LockFile lock, List<PackageName> updated) {
        return new Baseline(Optional.of(lock), updated);
    }

    /**
     * What is locked for a platform and still in the channels, as the channels describe it now. What a channel withdrew
     * is not kept, since it cannot be installed elsewhere.
     */
    List<RepoDataRecord> installed(String platform, List<ChannelRecords> channels) {
        List<RepoDataRecord> installed = new ArrayList<>();
        for (LockedPackage.Conda locked : locked(platform)) {
            find(LockedRecords.toRecord(locked), channels).ifPresent(installed::add);
        }
        return installed;
    }

    /** The names that {@link #installed} looks up. */
    Stream<PackageName> names(String platform) {
        return locked(platform).stream().map(locked -> PackageName.of(locked.name()));
    }

    /** The locked versions of distributions that are not to be updated, by name. */
    Map<PypiName, Pep440Version> distributions(String platform) {
        Map<PypiName, Pep440Version> versions = new TreeMap<>();
        for (LockedPackage.Pip locked : lock.flatMap(file -> file.environment(platform))
                .map(LockedEnvironment::pip)
                .orElse(List.of())) {
            boolean isKept = updated.stream()
                    .noneMatch(name -> PypiName.normalized(name.value()).equals(PypiName.normalized(locked.name())));
            if (isKept && PypiName.isValid(locked.name())) {
                Pep440Version.find(locked.version())
                        .ifPresent(version -> versions.put(PypiName.parse(locked.name()), version));
            }
        }
        return versions;
    }

    private List<LockedPackage.Conda> locked(String platform) {
        return lock.flatMap(file -> file.environment(platform))
                .map(LockedEnvironment::conda)
                .orElse(List.of());
    }

    private static Optional<RepoDataRecord> find(RepoDataRecord locked, List<ChannelRecords> channels) {
        for (ChannelRecords channel : channels) {
            for (RecordSource source : channel.sources()) {
                for (RepoDataRecord record :
                        source.recordsNamed(locked.packageRecord().name())) {
                    if (isSameFile(locked, record)) {
                        return Optional.of(record);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The same file name in the same subdir, with the same digest where both know one; mirrors may differ in URL. */
    private static boolean isSameFile(RepoDataRecord locked, RepoDataRecord record) {
        PackageRecord old = locked.packageRecord();
        PackageRecord now = record.packageRecord();
        if (!locked.fileName().equals(record.fileName()) || !old.subdir().equals(now.subdir())) {
            return false;
        }
        if (old.sha256().isPresent() && now.sha256().isPresent()) {
            return old.sha256().equals(now.sha256());
        }
        return old.md5().isEmpty() || now.md5().isEmpty() || old.md5().equals(now.md5());
    }
}
