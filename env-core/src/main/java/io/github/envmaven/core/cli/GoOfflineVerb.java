package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.GoOfflineCommand;
import io.github.envmaven.core.command.GoOfflineRequest;
import io.github.envmaven.core.command.GoOfflineRequest.Extent;
import io.github.envmaven.core.command.GoOfflineResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code go-offline}: fills the cache with all that a lock needs. */
@Command(name = "go-offline", description = "Fetches all that a lock needs, so that later runs need no network.")
final class GoOfflineVerb extends Verb {

    @Option(names = "--lockfile", paramLabel = "FILE", description = "The lock file, by default conda-lock.yml.")
    private Path lockFile = Path.of("conda-lock.yml");

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(
            names = {"-p", "--platform"},
            paramLabel = "PLATFORM",
            description = "A platform to fetch for; may be repeated; by default all that are locked.")
    private List<String> platforms = new ArrayList<>();

    @Option(names = "--indexes", description = "Fetch the channels' indexes too, to be able to lock again.")
    private boolean indexes;

    GoOfflineVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        GoOfflineResult result = new GoOfflineCommand(session)
                .run(new GoOfflineRequest(
                        lockFile, inputs.source(), platforms, indexes ? Extent.INDEXES : Extent.PACKAGES));
        print(
                result,
                "The cache has all " + result.packages() + " packages for " + String.join(", ", result.platforms())
                        + " (" + result.fetched() + " fetched now)");
        return 0;
    }
}
