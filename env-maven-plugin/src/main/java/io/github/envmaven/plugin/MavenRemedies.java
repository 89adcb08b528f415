package io.github.envmaven.plugin;

import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.Remedy;

/** Words what the core says to do, with the names of goals and parameters. */
final class MavenRemedies {

    private MavenRemedies() {}

    /**
     * The whole message of a problem: what happened, then what to do.
     *
     * @param problem the problem
     * @return one or more lines
     */
    static String message(EnvException problem) {
        return problem.getMessage()
                + problem.remedy().map(remedy -> "\n" + wording(remedy)).orElse("");
    }

    /**
     * What to do, as a sentence.
     *
     * @param remedy what the core says
     * @return one sentence
     */
    static String wording(Remedy remedy) {
        return switch (remedy.kind()) {
            case RELOCK -> "Run 'mvn env:lock' and commit the lock file.";
            case LOOSEN_SPEC -> "Loosen or drop " + remedy.anyArgument("a spec") + " in the environment file.";
            case ADD_CHANNEL -> "Add a channel that has " + first(remedy) + " to <channels>, or mend the name.";
            case GO_ONLINE -> "Run once without -o (or -Denv.offline), so that the cache can be filled.";
            case CLEAN_CACHE -> "Run 'mvn env:clean -Denv.used' to empty the cache, and run again.";
            case CHECK_CREDENTIALS -> "Check the credentials for " + first(remedy) + ".";
            case FIX_INPUT -> first(remedy);
            case RECREATE -> "Run 'mvn env:create' to make the environment what the lock says.";
            case REPAIR -> "Run 'mvn env:repair' to put back what was installed.";
            case REMOVE_FOREIGN ->
                "Run 'mvn env:repair -Denv.deleteForeign' to delete all files that belong to no package.";
            case OVERWRITE_FILES ->
                "Take one of them out of the dependencies, or let wheels overwrite files with"
                        + " -Denv.pipConflicts=overwrite.";
            case FREE_DISK -> "Free space, or mend the permissions, at " + first(remedy) + ".";
            case ADD_PLATFORM -> "Add " + first(remedy) + " to <platforms> and run 'mvn env:lock'.";
            case WAIT_FOR_OTHER -> "Wait for the process that uses " + first(remedy) + ", or end it.";
            case TRY_AGAIN -> "Try again: the cause lies outside this build and may pass.";
        };
    }

    private static String first(Remedy remedy) {
        return remedy.arguments().isEmpty() ? "" : remedy.arguments().get(0);
    }
}
