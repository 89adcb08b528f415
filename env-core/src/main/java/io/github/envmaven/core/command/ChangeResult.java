package io.github.envmaven.core.command;

import io.github.envmaven.core.command.ChangeRequest.Effect;
import java.nio.file.Path;
import java.util.List;

/**
 * What a change did, or would do.
 *
 * @param lockFile the lock
 * @param effect how far the change went
 * @param changes what is locked differently, by platform and name; empty where the lock stays as it is
 * @param notes what else the user should know, in whole sentences
 * @param optimal whether it is proven that the fewest packages change
 * @param environments what was done to the environment; empty where it was left alone
 */
public record ChangeResult(
        Path lockFile,
        Effect effect,
        List<PackageChange> changes,
        List<String> notes,
        boolean optimal,
        List<CreateResult> environments) {

    /** Copies the lists. */
    public ChangeResult {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
        environments = List.copyOf(environments);
    }

    /**
     * The result in words.
     *
     * @return one line a change under a line for its platform, then the notes and what became of the lock
     */
    public List<String> lines() {
        List<String> lines = PackageChange.lines(changes);
        lines.addAll(notes);
        if (changes.isEmpty()) {
            lines.add("No package changes");
        }
        lines.add(effect == Effect.DRY_RUN ? "Nothing was written (dry run)" : "Wrote " + lockFile);
        for (CreateResult environment : environments) {
            lines.add(
                    environment.outcome() == CreateResult.Outcome.UP_TO_DATE
                            ? environment.prefix() + " is up to date"
                            : "Updated " + environment.prefix() + ": " + environment.installed() + " installed, "
                                    + environment.changed() + " changed, " + environment.removed() + " removed");
        }
        return lines;
    }
}
