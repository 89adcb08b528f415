package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.ExplainCommand;
import io.github.envmaven.core.command.ExplainRequest;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: why a package is there, and why it is not newer. */
@Command(name = "explain", description = "Says why a package is in the lock, and what holds its version back.")
final class ExplainVerb extends Verb {

    @Parameters(paramLabel = "SPEC", description = "A package's name; or a spec, for why it is not that: 'numpy >=2'.")
    private String spec = "";

    @Option(names = "--lockfile", paramLabel = "FILE", description = "The lock file, by default conda-lock.yml.")
    private Path lockFile = Path.of("conda-lock.yml");

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "The platform, such as linux-64; by default this machine's.")
    private String platform = "";

    @Mixin
    private SolvingOptions solving = new SolvingOptions();

    ExplainVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        print(new ExplainCommand(session)
                .run(new ExplainRequest(
                        spec,
                        inputs.source("environment.yml"),
                        lockFile,
                        platform,
                        solving.options(),
                        "lock --relock")));
        return 0;
    }
}
