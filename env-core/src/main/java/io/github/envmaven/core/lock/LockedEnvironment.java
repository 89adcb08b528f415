package io.github.envmaven.core.lock;

import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.PipOption;
import io.github.envmaven.core.manifest.PipRequirement;
import io.github.envmaven.core.manifest.PipSection;
import io.github.envmaven.core.manifest.RequestedSpec;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.MatchSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is locked for one platform.
 *
 * @param platform for example {@code linux-64}
 * @param packages sorted by manager, then by name
 */
public record LockedEnvironment(String platform, List<LockedPackage> packages) {

    /** Copies the packages. */
    public LockedEnvironment {
        packages = List.copyOf(packages);
    }

    /**
     * Locks what was resolved for a platform. Each package gets the categories of the specs that need it, and only
     * {@code main} where that is among them.
     *
     * @param manifest what was asked for
     * @param platform the platform it was resolved for
     * @param records the resolved records
     * @return the environment, sorted as it is written
     */
    public static LockedEnvironment of(Manifest manifest, String platform, List<RepoDataRecord> records) {
        return of(manifest, platform, records, List.of(), Map.of());
    }

    /**
     * Locks what was resolved for a platform, from channels and from indexes.
     *
     * @param manifest what was asked for
     * @param platform the platform it was resolved for
     * @param records the resolved records
     * @param distributions what pip installs, in any category
     * @param provided the conda package that brings a distribution, by the distribution's normalised name
     * @return the environment, sorted as it is written
     */
    public static LockedEnvironment of(
            Manifest manifest,
            String platform,
            List<RepoDataRecord> records,
            List<LockedPackage.Pip> distributions,
            Map<String, String> provided) {
        Map<String, String> keys = new TreeMap<>();
        provided.forEach((name, conda) -> keys.put(name, Categories.condaKey(conda)));
        distributions.forEach(locked -> keys.put(locked.name(), Categories.pipKey(locked.name())));
        Map<String, List<String>> needs = new TreeMap<>();
        for (RepoDataRecord record : records) {
            needs.put(
                    Categories.condaKey(record.packageRecord().name().value()),
                    record.packageRecord().depends().stream()
                            .map(depends -> Categories.condaKey(
                                    MatchSpec.nameOf(depends).value()))
                            .toList());
        }
        for (LockedPackage.Pip locked : distributions) {
            needs.put(
                    Categories.pipKey(locked.name()),
                    locked.dependencies().keySet().stream()
                            .map(name -> keys.getOrDefault(name, ""))
                            .toList());
        }
        Categories categories = Categories.of(roots(manifest, platform, keys), needs);
        List<LockedPackage> packages = new ArrayList<>();
        records.stream()
                .sorted(Comparator.comparing(record -> record.packageRecord().name()))
                .forEach(record -> packages.add(LockedRecords.toLocked(
                        record,
                        platform,
                        categories.of(Categories.condaKey(
                                record.packageRecord().name().value())))));
        distributions.stream()
                .sorted(Comparator.comparing(LockedPackage::name))
                .forEach(locked -> packages.add(locked.inCategories(categories.of(Categories.pipKey(locked.name())))));
        return new LockedEnvironment(platform, packages);
    }

    private static Map<String, List<String>> roots(Manifest manifest, String platform, Map<String, String> keys) {
        Map<String, List<String>> roots = new TreeMap<>();
        for (RequestedSpec spec : manifest.specsFor(platform)) {
            roots.computeIfAbsent(spec.category(), category -> new ArrayList<>())
                    .add(Categories.condaKey(spec.name().value()));
        }
        PipSection section = PipSection.of(manifest.pipFor(platform));
        for (PipOption pylock : section.options(PipOption.Kind.PYLOCK)) {
            roots.computeIfAbsent(pylock.line().category(), category -> new ArrayList<>())
                    .addAll(keys.values());
        }
        for (PipRequirement wish : section.requirements()) {
            roots.computeIfAbsent(wish.line().category(), category -> new ArrayList<>())
                    .add(keys.getOrDefault(wish.requirement().name().value(), ""));
        }
        return roots;
    }

    /**
     * Describes records that nobody asked for in particular, such as those of an installed environment.
     *
     * @param platform their platform
     * @param records any records
     * @return the environment, everything in {@code main}, sorted as it is written
     */
    public static LockedEnvironment of(String platform, List<RepoDataRecord> records) {
        return new LockedEnvironment(
                platform,
                records.stream()
                        .<LockedPackage>map(
                                record -> LockedRecords.toLocked(record, platform, List.of(LockFileFormat.MAIN)))
                        .sorted(Comparator.comparing(LockedPackage::name))
                        .toList());
    }

    /**
     * The conda packages, each after all that it needs.
     *
     * @return in an order that depends on the packages alone; within a cycle sorted by name
     */
    public List<LockedPackage.Conda> condaInOrder() {
        return TopologicalOrder.of(conda());
    }

    /**
     * The conda packages.
     *
     * @return sorted by name
     */
    public List<LockedPackage.Conda> conda() {
        return packages.stream()
                .filter(LockedPackage.Conda.class::isInstance)
                .map(LockedPackage.Conda.class::cast)
                .toList();
    }

    /**
     * The packages pip installs.
     *
     * @return sorted by name
     */
    public List<LockedPackage.Pip> pip() {
        return packages.stream()
                .filter(LockedPackage.Pip.class::isInstance)
                .map(LockedPackage.Pip.class::cast)
                .toList();
    }

    /**
     * The packages of some categories.
     *
     * @param categories for example {@code main} and {@code dev}
     * @return this environment without the packages of other categories alone
     */
    public LockedEnvironment of(Collection<String> categories) {
        return new LockedEnvironment(
                platform,
                packages.stream()
                        .filter(locked -> locked.categories().stream().anyMatch(categories::contains))
                        .toList());
    }

    /**
     * Looks a conda package up.
     *
     * @param name the package's name
     * @return empty where it is not locked
     */
    public Optional<LockedPackage.Conda> findConda(String name) {
        return conda().stream().filter(locked -> locked.name().equals(name)).findFirst();
    }
}
