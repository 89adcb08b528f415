package io.github.envmaven.core.prefix;

import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import java.nio.file.Files;

/** Whether a directory holds an environment that may be used. */
public enum PrefixStatus {
    /** There is no environment. */
    ABSENT,
    /** A transaction was begun and did not end: nothing in the environment may be relied upon. */
    UNFINISHED,
    /** The last transaction ended well, or another installer made the environment. */
    FINISHED;

    /**
     * Looks at a prefix.
     *
     * @param prefix the environment
     * @return its status
     */
    public static PrefixStatus of(Prefix prefix) {
        if (Journal.exists(prefix)) {
            return UNFINISHED;
        }
        return Files.exists(prefix.history())
                        || !PrefixRecords.documents(prefix).isEmpty()
                ? FINISHED
                : ABSENT;
    }

    /**
     * Lets pass an environment that may be used.
     *
     * @param prefix the environment
     * @throws NotFound when there is none
     * @throws EnvironmentBroken when it is half made
     */
    public static void requireFinished(Prefix prefix) {
        switch (of(prefix)) {
            case ABSENT -> throw new NotFound("There is no environment at " + prefix, Remedy.of(Remedy.Kind.RECREATE));
            case UNFINISHED ->
                throw new EnvironmentBroken(
                        "The environment at " + prefix + " is half made: its last change was interrupted",
                        Remedy.of(Remedy.Kind.RECREATE));
            case FINISHED -> {}
        }
    }
}
