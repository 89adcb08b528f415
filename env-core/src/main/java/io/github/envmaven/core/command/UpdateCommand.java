package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.spec.PackageName;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Locks the newest of some packages, or of all, within what the environment asks for; of the others as few as possible
 * change.
 */
public final class UpdateCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public UpdateCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Updates.
     *
     * @param request what, where and how far; no packages means all
     * @return what changed
     */
    public ChangeResult run(ChangeRequest request) {
        EnvironmentChange change = new EnvironmentChange(session, request);
        Manifest manifest = new ManifestFiles(session.listener()).read(request.source());
        Optional<LockFile> lock = change.lock();
        List<PackageName> names =
                request.packages().stream().map(PackageName::of).toList();
        names.forEach(name -> require(name, manifest, lock, request));
        Baseline baseline = names.isEmpty() ? Baseline.NOTHING : new Baseline(lock, names);
        return change.make(manifest, baseline, () -> {}, updated -> List.of());
    }

    private static void require(PackageName name, Manifest manifest, Optional<LockFile> lock, ChangeRequest request) {
        TreeSet<String> known = new TreeSet<>();
        manifest.specs().forEach(spec -> known.add(spec.name().value()));
        lock.ifPresent(file -> file.environments()
                .forEach(environment -> environment.packages().forEach(locked -> known.add(locked.name()))));
        if (!known.contains(name.value())) {
            throw new NotFound(
                    "There is no " + name + " to update: it is neither asked for nor in " + request.lockFile() + ".",
                    Remedy.fixInput("Name packages that 'list' shows, or none to update all."));
        }
    }
}
