package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.CleanCommand;
import io.github.envmaven.core.command.CleanRequest;
import io.github.envmaven.core.command.CleanRequest.Mode;
import io.github.envmaven.core.command.CleanRequest.Packages;
import io.github.envmaven.core.command.CleanRequest.What;
import io.github.envmaven.core.command.CleanResult;
import io.github.envmaven.core.command.EnvSession;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code clean}: makes the cache smaller. */
@Command(name = "clean", description = "Removes from the cache what no environment and no running command uses.")
final class CleanVerb extends Verb {

    @Option(
            names = "--what",
            split = ",",
            paramLabel = "KIND",
            description = "packages, indexes, downloads, leftovers; by default all of them.")
    private List<What> what = new ArrayList<>();

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "Only what was not used for so long: 30d, 12h, 5m.")
    private String olderThan = "";

    @Option(names = "--used", description = "Packages that environments use as well; the environments stay whole.")
    private boolean used;

    @Option(names = "--dry-run", description = "Tell what would be removed, and remove nothing.")
    private boolean dryRun;

    CleanVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        CleanResult result = new CleanCommand(session)
                .run(new CleanRequest(
                        what,
                        CleanRequest.parseAge(olderThan),
                        used ? Packages.ALL : Packages.UNUSED,
                        dryRun ? Mode.DRY_RUN : Mode.REMOVE));
        print(result, String.join(System.lineSeparator(), result.lines()));
        return 0;
    }
}
