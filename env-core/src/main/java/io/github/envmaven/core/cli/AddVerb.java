package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.AddCommand;
import io.github.envmaven.core.command.ChangeRequest;
import io.github.envmaven.core.command.ChangeResult;
import io.github.envmaven.core.command.EnvSession;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code add}: adds packages to the environment file. */
@Command(name = "add", description = "Adds packages to the environment file and locks again, with the fewest changes.")
final class AddVerb extends ChangeVerb {

    @Parameters(arity = "1..*", paramLabel = "SPEC", description = "What to add, such as 'numpy >=2'.")
    private List<String> packages = new ArrayList<>();

    AddVerb(Console console) {
        super(console);
    }

    @Override
    List<String> packages() {
        return packages;
    }

    @Override
    ChangeResult change(EnvSession session, ChangeRequest request) {
        return new AddCommand(session).run(request);
    }
}
