package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.CreateCommand;
import io.github.envmaven.core.command.CreateResult;
import io.github.envmaven.core.command.EnvSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code create}: makes the environment that a lock describes. */
@Command(name = "create", description = "Makes the environment that the lock describes, or brings it up to date.")
final class CreateVerb extends Verb {

    @Mixin
    private CreateOptions options = new CreateOptions();

    CreateVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        CreateResult result = new CreateCommand(session).run(options.request());
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
