package io.github.envmaven.plugin;

import io.github.envmaven.core.command.ChangeRequest;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.Remedy;

/** Refuses a goal that would do nothing because it was told no packages. */
final class RequiredPackages {

    private RequiredPackages() {}

    static void check(ChangeRequest request, String goal, String example) {
        if (request.packages().isEmpty()) {
            throw new EnvException.InvalidInput(
                    "Goal " + goal + " was told no packages.",
                    Remedy.fixInput("Name them: mvn env:" + goal + " \"-Denv.packages=" + example + "\"."));
        }
    }
}
