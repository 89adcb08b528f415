package io.github.envmaven.core.lock;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.SpecMatch;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that every dependency of every locked conda package is locked too, in a version that fits. */
final class ClosureCheck {

    private final LockedEnvironment environment;
    private final Optional<List<VirtualPackage>> virtualPackages;
    private final Map<String, Locked> byName = new HashMap<>();
    private final Map<String, MatchSpec> specs = new HashMap<>();
    private final List<LockFinding> findings;

    private ClosureCheck(LockMetadata metadata, LockedEnvironment environment, List<LockFinding> findings) {
        this.environment = environment;
        this.virtualPackages =
                LockedRequest.read(metadata, environment.platform()).map(LockedRequest::virtualPackages);
        this.findings = findings;
    }

    static void inspect(LockMetadata metadata, LockedEnvironment environment, List<LockFinding> findings) {
        new ClosureCheck(metadata, environment, findings).inspect();
    }

    private void inspect() {
        List<LockedPackage.Conda> conda = environment.conda();
        for (LockedPackage.Conda locked : conda) {
            byName.put(locked.name(), new Locked(locked, LockedRecords.toRecord(locked)));
        }
        for (LockedPackage.Conda locked : conda) {
            locked.dependencies().forEach((name, constraint) -> {
                if (new PackageName(name).isVirtual()) {
                    checkVirtual(locked, name, constraint);
                } else {
                    check(locked, name, constraint);
                }
            });
        }
    }

    private void check(LockedPackage.Conda needing, String name, String constraint) {
        String dependency = (name + " " + constraint).strip();
        Locked found = byName.get(name);
        if (found == null) {
            findings.add(missing(needing, dependency, LockFileFormat.MAIN));
            return;
        }
        if (!SpecMatch.matches(spec(dependency), found.record())) {
            findings.add(new LockFlaw.DependencyUnmet(
                    environment.platform(), text(needing), dependency, text(found.locked())));
        }
        List<String> has = found.locked().categories();
        for (String category : needing.categories()) {
            if (!has.contains(LockFileFormat.MAIN) && !has.contains(category)) {
                findings.add(missing(needing, dependency, category));
            }
        }
    }

    /** Locks of other programs do not say what they took the platform to have; nothing can be said of them. */
    private void checkVirtual(LockedPackage.Conda needing, String name, String constraint) {
        String dependency = (name + " " + constraint).strip();
        virtualPackages.ifPresent(packages -> {
            if (packages.stream().noneMatch(virtual -> SpecMatch.matches(spec(dependency), virtual))) {
                String found = packages.stream()
                        .filter(virtual -> virtual.name().value().equals(name))
                        .map(VirtualPackage::toString)
                        .findFirst()
                        .orElse("no " + name);
                findings.add(new LockFlaw.DependencyUnmet(environment.platform(), text(needing), dependency, found));
            }
        });
    }

    private LockFlaw missing(LockedPackage.Conda needing, String dependency, String category) {
        return new LockFlaw.DependencyMissing(environment.platform(), text(needing), dependency, category);
    }

    private MatchSpec spec(String dependency) {
        return specs.computeIfAbsent(dependency, MatchSpec::parseDepends);
    }

    private static String text(LockedPackage.Conda locked) {
        return locked.name() + " " + locked.version() + " " + locked.build();
    }

    private record Locked(LockedPackage.Conda locked, RepoDataRecord record) {}
}
