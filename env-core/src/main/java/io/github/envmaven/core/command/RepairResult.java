package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What repairing did.
 *
 * @param prefix the environment's directory
 * @param repaired what was wrong and is not any more, a sentence each
 * @param linked how many packages were linked
 * @param removed how many packages were unlinked that the lock does not have
 * @param foreign files that no package put there, relative to the environment
 * @param foreignDeleted whether these were deleted
 * @param millis how long it took, in milliseconds
 */
public record RepairResult(
        Path prefix,
        List<String> repaired,
        int linked,
        int removed,
        List<String> foreign,
        boolean foreignDeleted,
        long millis) {

    /** Copies the lists. */
    public RepairResult {
        repaired = List.copyOf(repaired);
        foreign = List.copyOf(foreign);
    }

    /**
     * What was done, in words.
     *
     * @return a line for each thing that was wrong, then what was done, then what is left
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(repaired);
        boolean isWhole = linked == 0 && removed == 0 && repaired.isEmpty();
        lines.add(
                isWhole
                        ? "Nothing differs in " + prefix
                        : "Repaired " + prefix + ": " + linked + " packages linked, " + removed + " removed");
        if (!foreign.isEmpty()) {
            lines.add((foreignDeleted ? "Deleted " : "Left alone ") + foreign.size()
                    + " files that belong to no package: "
                    + String.join(", ", foreign.subList(0, Math.min(3, foreign.size())))
                    + (foreign.size() > 3 ? ", ..." : ""));
        }
        return lines;
    }
}
