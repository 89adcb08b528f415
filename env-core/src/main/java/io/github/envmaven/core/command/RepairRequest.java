package io.github.envmaven.core.command;

/**
 * Asks for what differs in an environment to be put back.
 *
 * @param environment the environment, and the lock it was made from
 * @param foreignFiles what becomes of files that no package put there
 */
public record RepairRequest(CreateRequest environment, ForeignFiles foreignFiles) {

    /** What becomes of files that no package put there. */
    public enum ForeignFiles {
        /** They stay, and are listed. */
        KEEP,
        /** They are deleted, and listed. */
        DELETE
    }
}
