package io.github.envmaven.core.error;

import java.util.List;

/**
 * What a user can do about a problem, without words: the front end words it with its own goals, options and parameters.
 *
 * @param kind what to do
 * @param arguments what to do it with, in the order the {@link Kind} documents; may be empty
 */
public record Remedy(Kind kind, List<String> arguments) {

    /** The acts a front end must be able to word; each names its arguments. */
    public enum Kind {
        /** Lock again; no arguments. */
        RELOCK,
        /** Loosen or drop one of some specs; the specs as the user wrote them, none where any may do. */
        LOOSEN_SPEC,
        /** Add a channel that has the package; the package name. */
        ADD_CHANNEL,
        /** Go online; no arguments. */
        GO_ONLINE,
        /** Clean the package cache; no arguments. */
        CLEAN_CACHE,
        /** Check the credentials of a host; the host. */
        CHECK_CREDENTIALS,
        /** Mend the input; a sentence that says how. */
        FIX_INPUT,
        /** Create the environment again from the lock; no arguments. */
        RECREATE,
        /** Look at every file of the environment and mend it; no arguments. */
        REPAIR,
        /** Delete the files of the environment that no package owns; no arguments. */
        REMOVE_FOREIGN,
        /** Take one of two packages out, or let wheels overwrite files of others; no arguments. */
        OVERWRITE_FILES,
        /** Free space, or mend the permissions, of a place; the path. */
        FREE_DISK,
        /** Lock a platform that the lock lacks; the platform. */
        ADD_PLATFORM,
        /** Wait or end the process that holds a lock; the path of what is held. */
        WAIT_FOR_OTHER,
        /** Try again: the cause lies outside and may pass; no arguments. */
        TRY_AGAIN
    }

    /** Copies the arguments. */
    public Remedy {
        arguments = List.copyOf(arguments);
    }

    /**
     * Makes a remedy.
     *
     * @param kind what to do
     * @param arguments what to do it with
     * @return the remedy
     */
    public static Remedy of(Kind kind, String... arguments) {
        return new Remedy(kind, List.of(arguments));
    }

    /**
     * The arguments as what one may choose from.
     *
     * @param none what to say where there are none
     * @return {@code 'a', 'b' or 'c'}
     */
    public String anyArgument(String none) {
        int last = arguments.size() - 1;
        if (last < 0) {
            return none;
        }
        String end = "'" + arguments.get(last) + "'";
        return last == 0 ? end : "'" + String.join("', '", arguments.subList(0, last)) + "' or " + end;
    }

    /**
     * A remedy in the problem's own words.
     *
     * @param sentence a whole sentence that tells the user what to change
     * @return the remedy
     */
    public static Remedy fixInput(String sentence) {
        return of(Kind.FIX_INPUT, sentence);
    }
}
