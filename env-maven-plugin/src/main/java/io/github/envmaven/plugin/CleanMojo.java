package io.github.envmaven.plugin;

import io.github.envmaven.core.command.CleanCommand;
import io.github.envmaven.core.command.CleanRequest;
import io.github.envmaven.core.command.CleanRequest.Mode;
import io.github.envmaven.core.command.CleanRequest.Packages;
import io.github.envmaven.core.command.CleanRequest.What;
import io.github.envmaven.core.command.CleanResult;
import io.github.envmaven.core.command.EnvSession;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Removes from the cache what no environment on this machine and no running build uses. For example
 * {@code mvn env:clean -Denv.olderThan=30d -Denv.dryRun}.
 */
@Mojo(name = "clean", threadSafe = true, requiresProject = false)
public final class CleanMojo extends AbstractEnvMojo {

    /** What is removed: {@code packages}, {@code indexes}, {@code downloads}, {@code leftovers}; by default all. */
    @Parameter(property = "env.what")
    List<String> what = new ArrayList<>();

    /** Removes only what was not used for so long: {@code 30d}, {@code 12h}, {@code 5m}. */
    @Parameter(property = "env.olderThan")
    @Nullable
    String olderThan;

    /** Removes packages that environments use as well; the environments stay whole. */
    @Parameter(property = "env.used", defaultValue = "false")
    boolean used;

    /** Tells what would be removed, and removes nothing. */
    @Parameter(property = "env.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    void execute(EnvSession env) {
        List<What> kinds = what.stream()
                .map(kind -> Choices.parse("env.what", kind, What.values()))
                .toList();
        CleanResult result = new CleanCommand(env)
                .run(new CleanRequest(
                        kinds,
                        CleanRequest.parseAge(orEmpty(olderThan)),
                        used ? Packages.ALL : Packages.UNUSED,
                        dryRun ? Mode.DRY_RUN : Mode.REMOVE));
        result.removed().forEach(one -> getLog().debug(one.path() + " (" + one.bytes() + " bytes)"));
        result.lines().forEach(getLog()::info);
    }

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) {
        throw new IllegalStateException("The cache is no environment's");
    }
}
