package io.github.envmaven.core.record;

import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;

/**
 * A fact about a machine that specs can ask for as if it were a package (CEP 30).
 *
 * @param name for example {@code __glibc}
 * @param version for example {@code 2.36}
 * @param build for example {@code 0}, or the microarchitecture of {@code __archspec}
 */
public record VirtualPackage(PackageName name, Version version, String build) {

    /**
     * The form that lock files and command lines use.
     *
     * @return {@code name=version=build}
     */
    @Override
    public String toString() {
        return name + "=" + version + "=" + build;
    }
}
