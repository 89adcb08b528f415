package io.github.envmaven.core.command;

import io.github.envmaven.core.command.PackageChange.Kind;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two locks, package by package. */
final class LockComparison {

    private LockComparison() {}

    /** What differs, by platform, then conda before pip, then by name. */
    static List<PackageChange> changes(Optional<LockFile> before, LockFile after) {
        TreeSet<String> platforms = new TreeSet<>(after.metadata().platforms());
        before.ifPresent(lock -> platforms.addAll(lock.metadata().platforms()));
        List<PackageChange> changes = new ArrayList<>();
        for (String platform : platforms) {
            Map<String, LockedPackage> old = packages(before.flatMap(lock -> lock.environment(platform)));
            Map<String, LockedPackage> now = packages(after.environment(platform));
            TreeSet<String> keys = new TreeSet<>(old.keySet());
            keys.addAll(now.keySet());
            for (String key : keys) {
                compare(platform, Optional.ofNullable(old.get(key)), Optional.ofNullable(now.get(key)))
                        .ifPresent(changes::add);
            }
        }
        return changes;
    }

    private static Map<String, LockedPackage> packages(Optional<LockedEnvironment> environment) {
        Map<String, LockedPackage> packages = new TreeMap<>();
        environment.ifPresent(locked ->
                locked.packages().forEach(one -> packages.put(one.manager() + " " + one.name(), one)));
        return packages;
    }

    private static Optional<PackageChange> compare(
            String platform, Optional<LockedPackage> old, Optional<LockedPackage> now) {
        LockedPackage either = now.or(() -> old).orElseThrow();
        boolean same = old.isPresent()
                && now.isPresent()
                && old.get().version().equals(now.get().version())
                && build(old).equals(build(now))
                && old.get().digests().equals(now.get().digests());
        return same
                ? Optional.empty()
                : Optional.of(new PackageChange(
                        platform,
                        either.manager(),
                        either.name(),
                        kind(old, now),
                        old.map(LockedPackage::version).orElse(""),
                        build(old),
                        now.map(LockedPackage::version).orElse(""),
                        build(now)));
    }

    private static Kind kind(Optional<LockedPackage> old, Optional<LockedPackage> now) {
        if (old.isEmpty() || now.isEmpty()) {
            return old.isEmpty() ? Kind.ADDED : Kind.REMOVED;
        }
        int order = Version.parse(now.get().version())
                .compareTo(Version.parse(old.get().version()));
        return order == 0 ? Kind.REBUILT : order > 0 ? Kind.UPGRADED : Kind.DOWNGRADED;
    }

    private static String build(Optional<LockedPackage> locked) {
        return locked.filter(LockedPackage.Conda.class::isInstance)
                .map(conda -> ((LockedPackage.Conda) conda).build())
                .orElse("");
    }
}
