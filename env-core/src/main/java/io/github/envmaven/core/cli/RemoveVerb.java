package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.ChangeRequest;
import io.github.envmaven.core.command.ChangeResult;
import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.RemoveCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code remove}: takes packages out of the environment file. */
@Command(
        name = "remove",
        description = "Takes packages out of the environment file and locks again, with the fewest changes.")
final class RemoveVerb extends ChangeVerb {

    @Parameters(arity = "1..*", paramLabel = "PACKAGE", description = "The packages to take out, such as numpy.")
    private List<String> packages = new ArrayList<>();

    RemoveVerb(Console console) {
        super(console);
    }

    @Override
    List<String> packages() {
        return packages;
    }

    @Override
    ChangeResult change(EnvSession session, ChangeRequest request) {
        return new RemoveCommand(session).run(request);
    }
}
