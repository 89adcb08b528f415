package io.github.envmaven.plugin;

import io.github.envmaven.core.command.DiffCommand;
import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.PackageChange;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells which packages the lock has differently from another one. For example
 * {@code mvn env:diff -Denv.before=old-conda-lock.yml}.
 */
@Mojo(name = "diff", threadSafe = true, requiresProject = false)
public final class DiffMojo extends AbstractEnvMojo {

    /** The lock file to compare with, such as the one of an earlier commit. */
    @Parameter(property = "env.before", required = true)
    @SuppressWarnings("NullAway.Init")
    File before;

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) {
        List<PackageChange> changes = new DiffCommand().run(before.toPath(), environment.lockFile());
        getLog().info(environment.name() + ": " + changes.size() + " packages differ");
        PackageChange.lines(changes).forEach(line -> getLog().info(line));
    }
}
