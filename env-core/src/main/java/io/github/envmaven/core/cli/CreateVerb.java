package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.CreateCommand;
import io.github.envmaven.core.command.CreateRequest;
import io.github.envmaven.core.command.CreateRequest.Depth;
import io.github.envmaven.core.command.CreateRequest.LinkScripts;
import io.github.envmaven.core.command.CreateResult;
import io.github.envmaven.core.command.EnvSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code create}: makes the environment that a lock describes. */
@Command(name = "create", description = "Makes the environment that the lock describes, or brings it up to date.")
final class CreateVerb extends Verb {

    @Option(names = "--lockfile", paramLabel = "FILE", description = "The lock file, by default conda-lock.yml.")
    private Path lockFile = Path.of("conda-lock.yml");

    @Option(names = "--prefix", required = true, paramLabel = "DIR", description = "The environment's directory.")
    @SuppressWarnings("NullAway.Init")
    private Path prefix;

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(names = "--platform", paramLabel = "PLATFORM", description = "The platform, by default this machine's.")
    private String platform = "";

    @Option(
            names = "--link-scripts",
            paramLabel = "POLICY",
            description = "Which link scripts run: never, listed (default), always.")
    private LinkScripts linkScripts = LinkScripts.LISTED;

    @Option(
            names = "--link-script-package",
            paramLabel = "NAME",
            description = "A package whose link scripts may run beside those of the built-in list; may be repeated.")
    private List<String> linkScriptPackages = new ArrayList<>();

    @Option(
            names = "--repair",
            description = "Look at every file, and link packages again whose files were changed or deleted.")
    private boolean repair;

    CreateVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        CreateResult result = new CreateCommand(session)
                .run(new CreateRequest(
                        lockFile,
                        inputs.source(),
                        prefix,
                        platform,
                        linkScripts,
                        linkScriptPackages,
                        repair ? Depth.FILES : Depth.PACKAGES));
        print(result, words(result));
        return 0;
    }

    private static String words(CreateResult result) {
        return switch (result.outcome()) {
            case UP_TO_DATE -> result.prefix() + " is up to date";
            case CREATED -> "Created " + result.prefix() + " with " + result.packages() + " packages";
            case UPDATED ->
                "Updated " + result.prefix() + ": " + result.installed() + " installed, " + result.changed()
                        + " changed, " + result.removed() + " removed";
        };
    }
}
