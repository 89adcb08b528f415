package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.DiffCommand;
import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.PackageChange;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code diff}: compares two locks. */
@Command(name = "diff", description = "Tells which packages two lock files have differently.")
final class DiffVerb extends Verb {

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A lock file, such as the one of an earlier commit.")
    @SuppressWarnings("NullAway.Init")
    private Path before;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "AFTER",
            description = "The lock file to compare with, by default conda-lock.yml.")
    private Path after = Path.of("conda-lock.yml");

    DiffVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        List<PackageChange> changes = new DiffCommand().run(before, after);
        print(
                changes,
                changes.isEmpty()
                        ? "No package differs"
                        : String.join(System.lineSeparator(), PackageChange.lines(changes)));
        return 0;
    }
}
