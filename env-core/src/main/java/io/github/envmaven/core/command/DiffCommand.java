package io.github.envmaven.core.command;

import io.github.envmaven.core.lock.LockFileReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells what two locks have differently. */
public final class DiffCommand {

    /**
     * Compares.
     *
     * @param before a lock
     * @param after another
     * @return what the second has differently, by platform and name
     */
    public List<PackageChange> run(Path before, Path after) {
        return LockComparison.changes(Optional.of(LockFileReader.read(before)), LockFileReader.read(after));
    }
}
