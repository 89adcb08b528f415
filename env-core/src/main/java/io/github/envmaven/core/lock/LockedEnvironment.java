package io.github.envmaven.core.lock;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
