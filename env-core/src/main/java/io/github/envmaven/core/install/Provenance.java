package io.github.envmaven.core.install;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.spec.PackageName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * On whose behalf an environment is changed, for its records, history and seal.
 *
 * @param time now
 * @param command what the user ran, without secrets
 * @param requestedSpecs what the user asked for, by package
 * @param desired the digest of everything the environment is made from
 */
public record Provenance(Instant time, String command, Map<PackageName, List<String>> requestedSpecs, Sha256 desired) {

    /** Copies and sorts the specs. */
    public Provenance {
        requestedSpecs = Collections.unmodifiableMap(new TreeMap<>(requestedSpecs));
    }
}
