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
 * @param builds what happens to a source distribution
 * @param editables what happens to a project that is worked on in place
 */
public record CreateRequest(
        Path lockFile,
        EnvironmentSource source,
        Path prefix,
        String platform,
        LinkScripts linkScripts,
        List<String> linkScriptPackages,
        PipConflicts pipConflicts,
        SourceBuilds builds,
        Editables editables) {

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
        this(
                lockFile,
                source,
                prefix,
                platform,
                linkScripts,
                linkScriptPackages,
                PipConflicts.REFUSE,
                SourceBuilds.REFUSE,
                Editables.REPORT);
    }

    /**
     * The same with other builds.
     *
     * @param newBuilds what happens to a source distribution
     * @return a changed copy
     */
    public CreateRequest with(SourceBuilds newBuilds) {
        return with(pipConflicts, newBuilds, editables);
    }

    /**
     * The same with other conflicts.
     *
     * @param newConflicts what happens to a file that a wheel has, and somebody else, too
     * @return a changed copy
     */
    public CreateRequest with(PipConflicts newConflicts) {
        return with(newConflicts, builds, editables);
    }

    /**
     * The same with other projects.
     *
     * @param newEditables what happens to a project that is worked on in place
     * @return a changed copy
     */
    public CreateRequest with(Editables newEditables) {
        return with(pipConflicts, builds, newEditables);
    }

    private CreateRequest with(PipConflicts newConflicts, SourceBuilds newBuilds, Editables newEditables) {
        return new CreateRequest(
                lockFile,
                source,
                prefix,
                platform,
                linkScripts,
                linkScriptPackages,
                newConflicts,
                newBuilds,
                newEditables);
    }

    /** What happens to a project that is worked on in place. */
    public enum Editables {
        /** It is said that it is not installed. */
        REPORT,
        /** The environment's pip installs it. */
        INSTALL
    }

    /** What happens to a source distribution that is locked. */
    public enum SourceBuilds {
        /** It is refused: building runs the package's own code. */
        REFUSE,
        /** It is built with what the lock has, without a network. */
        OFFLINE,
        /** It is built, and what it needs for that is fetched as pip does. */
        ONLINE;

        /**
         * This where source distributions may be built.
         *
         * @param sdists when they will do
         * @return this or {@link #REFUSE}
         */
        public SourceBuilds ifAllowed(PypiOptions.Sdists sdists) {
            return sdists == PypiOptions.Sdists.BUILD ? this : REFUSE;
        }
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
