package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.List;

/**
 * Asks for an environment to be made, or brought up to date, from a lock.
 *
 * @param lockFile the lock
 * @param source what the lock was made from, to refuse a stale lock; empty to trust the lock
 * @param prefix the environment's directory
 * @param platform the platform to install; empty for the machine's own
 * @param linkScripts which packages' link scripts may run
 * @param linkScriptPackages names beside the built-in ones whose link scripts may run when only listed ones do
 */
public record CreateRequest(
        Path lockFile,
        EnvironmentSource source,
        Path prefix,
        String platform,
        LinkScripts linkScripts,
        List<String> linkScriptPackages) {

    /** Copies the names. */
    public CreateRequest {
        linkScriptPackages = List.copyOf(linkScriptPackages);
    }

    /** Which packages' link scripts may run. */
    public enum LinkScripts {
        /** None; what was left out is reported. */
        NEVER,
        /** Those of a short list, and those named in the request; what was left out is reported. */
        LISTED,
        /** All. */
        ALWAYS
    }
}
