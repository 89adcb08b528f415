package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.ActivateCommand;
import io.github.envmaven.core.command.ActivateRequest;
import io.github.envmaven.core.command.ActivateRequest.Direction;
import io.github.envmaven.core.command.EnvSession;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code activate}: prints shell code. */
@Command(name = "activate", description = "Prints the shell code that enters or leaves the environment.")
final class ActivateVerb extends Verb {

    @Option(names = "--prefix", paramLabel = "DIR", description = "The environment's directory, such as ./envs/app.")
    private Path prefix = Path.of("");

    @Option(
            names = "--shell",
            paramLabel = "SHELL",
            description = "bash, zsh, fish, powershell or cmd, by default the user's.")
    private String shell = "";

    @Option(names = "--deactivate", description = "Print the code that leaves the active environment.")
    private boolean deactivate;

    ActivateVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        String code = new ActivateCommand(session)
                .run(new ActivateRequest(prefix, shell, deactivate ? Direction.DEACTIVATE : Direction.ACTIVATE));
        print(Map.of("script", code), code.stripTrailing());
        return 0;
    }
}
