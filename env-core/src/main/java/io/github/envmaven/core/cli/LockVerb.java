package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.LockCommand;
import io.github.envmaven.core.command.LockRequest;
import io.github.envmaven.core.command.LockRequest.Mode;
import io.github.envmaven.core.command.LockResult;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lock}: solves and writes the lock file. */
@Command(name = "lock", description = "Solves the environment for every platform and writes the lock file.")
final class LockVerb extends Verb {

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(names = "--lockfile", paramLabel = "FILE", description = "The lock file, by default conda-lock.yml.")
    private Path lockFile = Path.of("conda-lock.yml");

    @ArgGroup
    private Modes modes = new Modes();

    @Mixin
    private SolvingOptions solving = new SolvingOptions();

    LockVerb(Console console) {
        super(console);
    }

    /** When to lock. */
    static final class Modes {
        @Option(names = "--relock", description = "Lock again even when the lock fits its inputs.")
        private boolean relock;

        @Option(names = "--frozen", description = "Never write: a missing or stale lock is an error.")
        private boolean frozen;
    }

    @Override
    int run(EnvSession session) {
        Mode mode = modes.frozen ? Mode.FROZEN : modes.relock ? Mode.ALWAYS : Mode.IF_STALE;
        LockResult result = new LockCommand(session)
                .run(new LockRequest(source.source("environment.yml"), lockFile, mode, solving.options()));
        print(result, words(result));
        return 0;
    }

    private static String words(LockResult result) {
        if (result.outcome() == LockResult.Outcome.UP_TO_DATE) {
            return result.lockFile() + " is up to date";
        }
        return result.platforms().stream()
                .map(platform -> platform.packages() + " packages for " + platform.platform())
                .collect(Collectors.joining(", ", "Locked ", " in " + result.lockFile()));
    }
}
