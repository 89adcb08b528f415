package io.github.envmaven.core.cli;

import io.github.envmaven.core.error.Remedy;

/** Words what the core says to do, with the names of commands and options. */
final class CliRemedies {

    private CliRemedies() {}

    /**
     * What to do, as a sentence.
     *
     * @param remedy what the core says
     * @return one sentence
     */
    static String wording(Remedy remedy) {
        String first = remedy.arguments().isEmpty() ? "" : remedy.arguments().get(0);
        return switch (remedy.kind()) {
            case RELOCK -> "Run 'lock' and commit the lock file.";
            case LOOSEN_SPEC -> "Loosen or drop " + remedy.anyArgument("a spec") + ".";
            case ADD_CHANNEL -> "Add a channel that has " + first + " with --channel, or mend the name.";
            case GO_ONLINE -> "Run once without --offline, so that the cache can be filled.";
            case CLEAN_CACHE -> "Run 'clean --used' to empty the cache, and run again.";
            case CHECK_CREDENTIALS -> "Check the credentials for " + first + ".";
            case FIX_INPUT -> first;
            case RECREATE -> "Run 'create' to make the environment what the lock says.";
            case REPAIR -> "Run 'repair' to put back what was installed.";
            case REMOVE_FOREIGN -> "Run 'repair --delete-foreign' to delete all files that belong to no package.";
            case OVERWRITE_FILES ->
                "Take one of them out of the dependencies, or let wheels overwrite files with --pip-conflicts=overwrite.";
            case FREE_DISK -> "Free space, or mend the permissions, at " + first + ".";
            case ADD_PLATFORM -> "Run 'lock' with --platform " + first + " as well.";
            case WAIT_FOR_OTHER -> "Wait for the process that uses " + first + ", or end it.";
            case TRY_AGAIN -> "Try again: the cause lies outside and may pass.";
        };
    }
}
