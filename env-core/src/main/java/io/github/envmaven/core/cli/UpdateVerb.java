package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.ChangeRequest;
import io.github.envmaven.core.command.ChangeResult;
import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.UpdateCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code update}: locks newer packages. */
@Command(
        name = "update",
        description = "Locks the newest of some packages, or of all, and changes as few others as possible.")
final class UpdateVerb extends ChangeVerb {

    @Parameters(
            arity = "0..*",
            paramLabel = "PACKAGE",
            description = "The packages to update, such as numpy; none means all.")
    private List<String> packages = new ArrayList<>();

    UpdateVerb(Console console) {
        super(console);
    }

    @Override
    List<String> packages() {
        return packages;
    }

    @Override
    ChangeResult change(EnvSession session, ChangeRequest request) {
        return new UpdateCommand(session).run(request);
    }
}
