package io.github.envmaven.core.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's root: what it is called, and its verbs. */
@Command(
        name = "env",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        description = "Locks, creates and verifies conda and pip environments.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LockVerb.class,
            UpdateVerb.class,
            AddVerb.class,
            RemoveVerb.class,
            DiffVerb.class,
            CreateVerb.class,
            GoOfflineVerb.class,
            VerifyVerb.class,
            RepairVerb.class,
            RunVerb.class,
            ActivateVerb.class,
            ExportVerb.class,
            ListVerb.class,
            TreeVerb.class,
            ExplainVerb.class,
            CleanVerb.class,
            SolveVerb.class,
            CommandLine.HelpCommand.class
        })
public final class EnvCommandLine implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private EnvCommandLine() {}

    /**
     * The command line over a console.
     *
     * @param console what it talks to
     * @return ready to {@code execute}
     */
    public static CommandLine of(Console console) {
        CommandLine line = new CommandLine(new EnvCommandLine(), new VerbFactory(console));
        line.setOut(console.out());
        line.setErr(console.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(new Problems(console));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}
