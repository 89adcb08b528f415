package io.github.envmaven.core.install;

/**
 * How an installer goes about it.
 *
 * @param hostPlatform the platform of this machine: programs of an environment run only where it is theirs
 * @param linkScripts whose scripts may run
 * @param bytecode whether Python sources are compiled
 * @param sharing whether files are shared with the package cache
 * @param conflicts what happens to a file that a wheel has, and somebody else, too
 */
public record InstallSettings(
        String hostPlatform,
        LinkScriptPolicy linkScripts,
        Bytecode bytecode,
        Sharing sharing,
        FileConflicts conflicts) {

    /** What is done about the bytecode of noarch Python packages. */
    public enum Bytecode {
        /** Compile it on install, with the environment's own Python. */
        COMPILE,
        /** Leave it to Python, which compiles each module when it is first imported. */
        LEAVE_TO_PYTHON
    }

    /** What happens to a file that a wheel has, and somebody else, too. */
    public enum FileConflicts {
        /** Nothing: the installation is refused. */
        REFUSE,
        /** The environment gets that of the wheel. */
        OVERWRITE
    }

    /** Whether files are shared with the package cache. */
    public enum Sharing {
        /** Hard links where the file system allows them. */
        WHERE_POSSIBLE,
        /** Copies, for environments whose files are going to be edited. */
        NEVER
    }

    /**
     * The settings for most environments.
     *
     * @param hostPlatform the platform of this machine
     * @return the default link scripts, compiled bytecode, shared files
     */
    public static InstallSettings of(String hostPlatform) {
        return new InstallSettings(
                hostPlatform, LinkScriptPolicy.DEFAULT, Bytecode.COMPILE, Sharing.WHERE_POSSIBLE, FileConflicts.REFUSE);
    }

    /**
     * The same settings with other scripts allowed.
     *
     * @param policy whose scripts may run
     * @return changed settings
     */
    public InstallSettings with(LinkScriptPolicy policy) {
        return new InstallSettings(hostPlatform, policy, bytecode, sharing, conflicts);
    }

    /**
     * The same settings with other bytecode.
     *
     * @param newBytecode whether Python sources are compiled
     * @return changed settings
     */
    public InstallSettings with(Bytecode newBytecode) {
        return new InstallSettings(hostPlatform, linkScripts, newBytecode, sharing, conflicts);
    }

    /**
     * The same settings with other sharing.
     *
     * @param newSharing whether files are shared with the package cache
     * @return changed settings
     */
    public InstallSettings with(Sharing newSharing) {
        return new InstallSettings(hostPlatform, linkScripts, bytecode, newSharing, conflicts);
    }

    /**
     * The same settings with other conflicts.
     *
     * @param newConflicts what happens to a file that a wheel has, and somebody else, too
     * @return changed settings
     */
    public InstallSettings with(FileConflicts newConflicts) {
        return new InstallSettings(hostPlatform, linkScripts, bytecode, sharing, newConflicts);
    }
}
