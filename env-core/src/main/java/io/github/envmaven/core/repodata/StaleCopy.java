package io.github.envmaven.core.repodata;

import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What to do when a server that was to be asked about a cached copy does not answer (RFC 5861, stale-if-error): the copy is
 * used, and the user told of what day it is. A server that answers, but refuses, is obeyed.
 */
final class StaleCopy {

    private StaleCopy() {}

    /** Whether a copy may be used although its server could not be asked. */
    static boolean mayStandIn(NetworkFailed problem, CacheUse use) {
        boolean mayPass = problem.remedy()
                .filter(remedy -> remedy.kind() == Remedy.Kind.TRY_AGAIN)
                .isPresent();
        return mayPass && use != CacheUse.REVALIDATE;
    }

    /** Tells the user. */
    static Event warning(Subdir subdir, CacheState state, NetworkFailed problem) {
        Instant checked =
                Instant.ofEpochMilli(state.validators().checkedMillis()).truncatedTo(ChronoUnit.SECONDS);
        return new Event.Warned(
                problem.getMessage() + "; the copy of " + subdir + " from " + checked + " is used instead.");
    }
}
