package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.RepairCommand;
import io.github.envmaven.core.command.RepairRequest;
import io.github.envmaven.core.command.RepairRequest.ForeignFiles;
import io.github.envmaven.core.command.RepairResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code repair}: puts back what differs in an environment. */
@Command(
        name = "repair",
        description = "Looks at every file of the environment, and puts back what was changed or deleted.")
final class RepairVerb extends Verb {

    @Mixin
    private CreateOptions options = new CreateOptions();

    @Option(names = "--delete-foreign", description = "Delete the files that belong to no package, pip's included.")
    private boolean deleteForeign;

    RepairVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        RepairResult result = new RepairCommand(session)
                .run(new RepairRequest(options.request(), deleteForeign ? ForeignFiles.DELETE : ForeignFiles.KEEP));
        print(result, String.join(System.lineSeparator(), result.lines()));
        return 0;
    }
}
