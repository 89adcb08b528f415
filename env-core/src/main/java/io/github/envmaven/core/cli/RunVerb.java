package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.Json;
import io.github.envmaven.core.command.RunCommand;
import io.github.envmaven.core.command.RunRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: runs a command in an environment. */
@Command(name = RunVerb.NAME, description = "Runs a command in the environment, as if it were activated.")
final class RunVerb extends Verb {

    /** What it is typed as. */
    static final String NAME = "run";

    @Option(
            names = "--prefix",
            required = true,
            paramLabel = "DIR",
            description = "The environment's directory, such as ./envs/app.")
    @SuppressWarnings("NullAway.Init")
    private Path prefix;

    @Parameters(
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The program and its arguments, such as python -V.")
    private List<String> command = new ArrayList<>();

    RunVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        int exit = new RunCommand(session)
                .run(new RunRequest(prefix, command, Path.of("").toAbsolutePath()));
        if (isJson()) {
            console().out().println(Json.of(Map.of("exit_code", exit)));
        }
        return exit;
    }
}
