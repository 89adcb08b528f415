package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.ChangeRequest;
import io.github.envmaven.core.command.ChangeRequest.Effect;
import io.github.envmaven.core.command.ChangeResult;
import io.github.envmaven.core.command.CreateRequest.PipConflicts;
import io.github.envmaven.core.command.EnvSession;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the verbs share that change a lock, and with it an environment. */
abstract class ChangeVerb extends Verb {

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(names = "--lockfile", paramLabel = "FILE", description = "The lock file, by default conda-lock.yml.")
    private Path lockFile = Path.of("conda-lock.yml");

    @Option(
            names = "--prefix",
            paramLabel = "DIR",
            description =
                    "An environment to bring up to date with the lock, such as ./envs/app; without it only files are"
                            + " changed.")
    private @Nullable Path prefix;

    @Option(names = "--dry-run", description = "Write nothing, and tell what would change.")
    private boolean dryRun;

    @Option(
            names = "--pip-conflicts",
            paramLabel = "POLICY",
            description = "What happens to a file of the environment that a wheel has, and somebody else, too: refuse"
                    + " (default), overwrite.")
    private PipConflicts pipConflicts = PipConflicts.REFUSE;

    @Mixin
    private SolvingOptions solving = new SolvingOptions();

    ChangeVerb(Console console) {
        super(console);
    }

    /** The packages on the command line. */
    abstract List<String> packages();

    /** Makes the change. */
    abstract ChangeResult change(EnvSession session, ChangeRequest request);

    @Override
    final int run(EnvSession session) {
        Effect effect = dryRun ? Effect.DRY_RUN : prefix == null ? Effect.LOCK : Effect.ENVIRONMENT;
        ChangeResult result = change(
                session,
                new ChangeRequest(
                        source.source("environment.yml"),
                        lockFile,
                        prefix == null ? Path.of("") : prefix,
                        packages(),
                        effect,
                        solving.options(),
                        pipConflicts));
        print(result, String.join(System.lineSeparator(), result.lines()));
        return 0;
    }
}
