package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.Json;
import io.github.envmaven.core.command.SolveBatch;
import io.github.envmaven.core.command.SolveCommand;
import io.github.envmaven.core.command.SolveRequest;
import io.github.envmaven.core.command.SolveResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code solve}: answers one problem, or a file of them, for scripts and benchmarks. */
@Command(
        name = "solve",
        description = "Solves without writing anything. With --batch, reads one JSON problem a line and prints one JSON"
                + " answer a line.")
final class SolveVerb extends Verb {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec commandSpec;

    @Option(
            names = {"-c", "--channel"},
            paramLabel = "URL_OR_DIR",
            description = "A channel, highest priority first, such as ./channel; may be repeated.")
    private List<String> channels = new ArrayList<>();

    @Option(
            names = {"-p", "--platform"},
            paramLabel = "PLATFORM",
            description = "The platform, such as linux-64; by default this machine's.")
    private String platform = "";

    @Option(
            names = {"-s", "--spec"},
            paramLabel = "SPEC",
            description = "What to install, such as 'python 3.12.*'; may be repeated.")
    private List<String> specs = new ArrayList<>();

    @Mixin
    private SolvingOptions solving = new SolvingOptions();

    @Option(names = "--batch", paramLabel = "FILE", description = "Problems, one JSON object a line.")
    private @Nullable Path batch;

    SolveVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        if (batch != null) {
            new SolveBatch(session)
                    .run(batch, solving.options(), result -> console().out().println(Json.of(result)));
            return 0;
        }
        if (specs.isEmpty() || channels.isEmpty()) {
            throw new ParameterException(
                    commandSpec.commandLine(), "Name at least one --channel and one --spec, or a --batch file");
        }
        SolveResult result = new SolveCommand(session)
                .run(new SolveRequest(
                        "",
                        channels,
                        platform,
                        specs,
                        solving.options(),
                        Path.of("").toAbsolutePath()));
        if (isJson() || result.status() == SolveResult.Status.SAT) {
            print(result, String.join(System.lineSeparator(), result.packages()));
        } else {
            console().err().println(result.message());
        }
        return result.status() == SolveResult.Status.SAT ? 0 : 1;
    }
}
