package io.github.envmaven.core.command;

import io.github.envmaven.core.manifest.EnvironmentEdit;
import java.nio.file.Path;
import java.util.List;

/**
 * Adds dependencies to an environment file, or replaces those of the same names, locks again with the fewest changes and
 * brings the environment up to date. Nothing is written where there is no solution.
 */
public final class AddCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public AddCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Adds.
     *
     * @param request the MatchSpecs, where and how far; with several files, the last one is changed
     * @return what changed
     */
    public ChangeResult run(ChangeRequest request) {
        EnvironmentChange change = new EnvironmentChange(session, request);
        EditedFiles files = new EditedFiles(
                request.source(),
                new ManifestFiles(session.listener()),
                "Add " + String.join(", ", request.packages()) + " to the dependencies there, and lock again.");
        List<Path> all = request.source().files();
        Path file = all.get(all.size() - 1);
        for (String spec : request.packages()) {
            files.replace(file, EnvironmentEdit.add(files.texts().getOrDefault(file, ""), file.toString(), spec));
        }
        return change.make(files.manifest(), new Baseline(change.lock(), List.of()), files::write, lock -> List.of());
    }
}
