package io.github.envmaven.core.lock;

import java.util.List;
import java.util.Optional;

/**
 * What was resolved, for every locked platform.
 *
 * @param metadata what it was resolved from
 * @param environments one a platform, sorted by platform
 */
public record LockFile(LockMetadata metadata, List<LockedEnvironment> environments) {

    /** Copies the environments. */
    public LockFile {
        environments = List.copyOf(environments);
    }

    /**
     * What is locked for a platform.
     *
     * @param platform for example {@code linux-64}
     * @return empty where the platform is not locked
     */
    public Optional<LockedEnvironment> environment(String platform) {
        return environments.stream()
                .filter(environment -> environment.platform().equals(platform))
                .findFirst();
    }
}
