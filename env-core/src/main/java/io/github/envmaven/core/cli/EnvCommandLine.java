package io.github.envmaven.core.cli;

import java.util.List;
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
        synopsisSubcommandLabel = "COMMAND")
public final class EnvCommandLine implements Runnable {

    private static final List<Class<? extends Verb>> VERBS = List.of(
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
            SolveVerb.class);

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
        return of(console, VERBS);
    }

    /**
     * The command line for one run. Where the first argument is a verb only that one is made ready: looking into all takes
     * longer than most of them need for their work.
     *
     * @param console what it talks to
     * @param args the arguments
     * @return ready to {@code execute} them
     */
    static CommandLine of(Console console, String[] args) {
        return VERBS.stream()
                .filter(verb -> args.length > 0
                        && args[0].equals(verb.getAnnotation(Command.class).name()))
                .findFirst()
                .map(verb -> of(console, List.of(verb)))
                .orElseGet(() -> of(console));
    }

    private static CommandLine of(Console console, List<Class<? extends Verb>> verbs) {
        CommandLine line = new CommandLine(new EnvCommandLine(), new VerbFactory(console));
        verbs.forEach(line::addSubcommand);
        line.addSubcommand(new CommandLine.HelpCommand());
        CommandLine run = line.getSubcommands().get(RunVerb.NAME);
        if (run != null) {
            // What stands behind the program is the program's, though it looks like an option of ours.
            run.setStopAtPositional(true);
        }
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
