package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.TreeCommand;
import io.github.envmaven.core.command.TreeRequest;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tree}: what needs what. */
@Command(name = "tree", description = "Prints what the packages of the lock, or of an environment, need.")
final class TreeVerb extends Verb {

    @ArgGroup
    private LockOrPrefix from = new LockOrPrefix();

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "The platform, such as linux-64; by default this machine's.")
    private String platform = "";

    @Option(
            names = "--invert",
            paramLabel = "NAME",
            description = "Print what needs this package instead, such as openssl or __glibc.")
    private String inverted = "";

    @Option(
            names = "--depth",
            paramLabel = "LEVELS",
            description = "How many levels below the top ones to print, such as 1; by default all.")
    private int depth = -1;

    TreeVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        Path packages = from.path();
        print(new TreeCommand(session)
                .run(new TreeRequest(packages, inputs.source("environment.yml"), platform, inverted, depth)));
        return 0;
    }
}
