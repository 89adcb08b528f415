package io.github.envmaven.core.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a verb looks at: a lock, or what is installed. */
final class LockOrPrefix {

    @Option(names = "--lockfile", paramLabel = "FILE", description = "The lock file, by default conda-lock.yml.")
    private Path lockFile = Path.of("conda-lock.yml");

    @Option(names = "--prefix", paramLabel = "DIR", description = "An environment's directory, such as ./envs/app.")
    private @Nullable Path prefix;

    /** The one that was named. */
    Path path() {
        return prefix == null ? lockFile : prefix;
    }
}
