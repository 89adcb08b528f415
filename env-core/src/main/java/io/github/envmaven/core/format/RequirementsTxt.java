package io.github.envmaven.core.format;

import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A {@code requirements.txt} of pip. */
public final class RequirementsTxt {

    private RequirementsTxt() {}

    /**
     * Writes what pip installs, pinned and hashed, so that {@code pip install --require-hashes -r} accepts it.
     *
     * <pre>{@code
     * idna==3.7 \
     *     --hash=sha256:82fee1fc78add43492d3a1898bfa6d8a904cc97d8427f683ed8e798d07761aa0
     * }</pre>
     *
     * @param environment the packages
     * @return the whole file; a package without a SHA-256 has no hash
     */
    public static String ofPip(LockedEnvironment environment) {
        StringBuilder out = new StringBuilder();
        for (LockedPackage.Pip locked : environment.pip()) {
            String url = locked.revision().isEmpty() ? withoutFragment(locked.sourceUrl()) : locked.url();
            out.append(locked.name());
            out.append(url.isEmpty() ? "==" + locked.version() : " @ " + url);
            locked.digests()
                    .sha256()
                    .ifPresent(sha256 -> out.append(" \\\n    --hash=sha256:").append(sha256));
            out.append('\n');
        }
        return out.toString();
    }

    /**
     * Writes every Python distribution an environment has, whoever installed it, for programs that ask what is there.
     * The conda packages among them have no hash: PyPI's files are others.
     *
     * @param environment the packages
     * @param pypiName the PyPI name of a conda package; empty where it is no Python distribution
     * @return the whole file, sorted by name
     */
    public static String ofEverything(LockedEnvironment environment, Function<String, Optional<String>> pypiName) {
        Map<String, String> versions = new TreeMap<>();
        for (LockedPackage.Conda locked : environment.conda()) {
            if (locked.dependencies().containsKey("python")) {
                pypiName.apply(locked.name()).ifPresent(name -> versions.put(name, locked.version()));
            }
        }
        environment.pip().forEach(locked -> versions.put(locked.name(), locked.version()));
        StringBuilder out = new StringBuilder();
        versions.forEach(
                (name, version) -> out.append(name).append("==").append(version).append('\n'));
        return out.toString();
    }

    private static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }
}
