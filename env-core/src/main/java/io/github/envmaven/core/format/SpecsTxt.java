package io.github.envmaven.core.format;

import io.github.envmaven.core.lock.LockedEnvironment;

/** A text file of specs, one a line, as {@code conda list --export} writes it and {@code conda create --file} reads it. */
public final class SpecsTxt {

    private SpecsTxt() {}

    /**
     * Writes the conda packages of an environment; the format has no place for pip's.
     *
     * @param environment the packages
     * @param builds whether build strings are named
     * @return the whole file
     */
    public static String write(LockedEnvironment environment, BuildStrings builds) {
        StringBuilder out = new StringBuilder();
        out.append("# This file may be used to create an environment using:\n");
        out.append("# $ conda create --name <env> --file <this file>\n");
        out.append("# platform: ").append(environment.platform()).append('\n');
        environment
                .conda()
                .forEach(locked -> out.append(SpecText.of(locked, builds)).append('\n'));
        return out.toString();
    }
}
