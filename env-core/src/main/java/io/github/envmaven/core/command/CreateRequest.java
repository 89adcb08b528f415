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
 * @param pipConflicts what happens to a file that a wheel has, and somebody else, too
 */
public record CreateRequest(
        Path lockFile,
        EnvironmentSource source,
        Path prefix,
        String platform,
        LinkScripts linkScripts,
        List<String> linkScriptPackages,
        PipConflicts pipConflicts) {

    /** Copies the names. */
    public CreateRequest {
        linkScriptPackages = List.copyOf(linkScriptPackages);
    }

    /**
     * A request under which no wheel overwrites files of others.
     *
     * @param lockFile the lock
     * @param source what the lock was made from
     * @param prefix the environment's directory
     * @param platform the platform to install; empty for the machine's own
     * @param linkScripts which packages' link scripts may run
     * @param linkScriptPackages names beside the built-in ones
     */
    public CreateRequest(
            Path lockFile,
            EnvironmentSource source,
            Path prefix,
            String platform,
            LinkScripts linkScripts,
            List<String> linkScriptPackages) {
        this(lockFile, source, prefix, platform, linkScripts, linkScriptPackages, PipConflicts.REFUSE);
    }

    /** What happens to a file that a wheel has, and a conda package, another wheel or nobody known, too. */
    public enum PipConflicts {
        /** The installation is refused before it begins. */
        REFUSE,
        /** The environment gets that of the wheel. */
        OVERWRITE
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
