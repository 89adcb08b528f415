package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.manifest.EnvironmentEdit;
import io.github.envmaven.core.manifest.RequestedSpec;
import io.github.envmaven.core.spec.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Takes packages out of an environment file, locks again with the fewest changes and brings the environment up to date.
 * What only they needed goes too; what something else needs stays, and is noted.
 */
public final class RemoveCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public RemoveCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Removes.
     *
     * @param request what, where and how far
     * @return what changed
     */
    public ChangeResult run(ChangeRequest request) {
        EnvironmentChange change = new EnvironmentChange(session, request);
        List<PackageName> names =
                request.packages().stream().map(PackageName::of).toList();
        EditedFiles files = new EditedFiles(
                request.source(),
                new ManifestFiles(session.listener()),
                "Take " + String.join(", ", request.packages()) + " out of the dependencies there, and lock again.");
        Optional<LockFile> lock = change.lock();
        names.forEach(name -> requireRequested(name, files, lock));
        for (Path file : request.source().files()) {
            String text = files.texts().getOrDefault(file, "");
            files.replace(file, EnvironmentEdit.remove(text, file.toString(), names));
        }
        return change.make(
                files.manifest(), new Baseline(lock, List.of()), files::write, after -> stillNeeded(names, after));
    }

    private static void requireRequested(PackageName name, EditedFiles files, Optional<LockFile> lock) {
        boolean requested = files.texts().keySet().stream()
                .flatMap(file -> files.before(file).specs().stream())
                .map(RequestedSpec::name)
                .anyMatch(name::equals);
        if (!requested) {
            List<String> needing = lock.map(file -> needing(name, file)).orElse(List.of());
            throw new NotFound(
                    "There is no " + name + " to remove: it is not asked for"
                            + (needing.isEmpty() ? "." : ", but " + String.join(", ", needing) + " needs it."),
                    Remedy.fixInput(
                            "Name conda packages that the environment file lists. What it asks pip for is taken out"
                                    + " of its pip section by hand, and locked again."));
        }
    }

    private static List<String> stillNeeded(List<PackageName> names, LockFile lock) {
        List<String> notes = new ArrayList<>();
        for (PackageName name : names) {
            List<String> needing = needing(name, lock);
            if (!needing.isEmpty()) {
                notes.add(name + " stays locked, because " + String.join(", ", needing) + " needs it");
            }
        }
        return notes;
    }

    /** The locked packages that depend on one. */
    private static List<String> needing(PackageName name, LockFile lock) {
        TreeSet<String> needing = new TreeSet<>();
        for (LockedEnvironment environment : lock.environments()) {
            boolean present = environment.findConda(name.value()).isPresent();
            for (LockedPackage locked : environment.packages()) {
                if (present && locked.dependencies().containsKey(name.value())) {
                    needing.add(locked.name());
                }
            }
        }
        return List.copyOf(needing);
    }
}
