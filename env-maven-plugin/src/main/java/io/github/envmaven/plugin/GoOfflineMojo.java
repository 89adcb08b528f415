package io.github.envmaven.plugin;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.GoOfflineCommand;
import io.github.envmaven.core.command.GoOfflineRequest;
import io.github.envmaven.core.command.GoOfflineRequest.Extent;
import io.github.envmaven.core.command.GoOfflineResult;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fetches all that the lock needs into the cache, for all locked platforms or those of {@code env.platforms}, so that later
 * builds work with {@code -o}. For example {@code mvn env:go-offline -Denv.platforms=linux-64}.
 */
@Mojo(name = "go-offline", threadSafe = true, requiresProject = false)
public final class GoOfflineMojo extends AbstractEnvMojo {

    /** Fetches the channels' indexes too, so that the environment can be locked again offline. */
    @Parameter(property = "env.indexes", defaultValue = "false")
    boolean indexes;

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) {
        GoOfflineResult result = new GoOfflineCommand(env)
                .run(new GoOfflineRequest(
                        environment.lockFile(),
                        environment.source(),
                        environment.source().platforms(),
                        indexes ? Extent.INDEXES : Extent.PACKAGES));
        getLog().info("The cache has all " + result.packages() + " packages for "
                + String.join(", ", result.platforms()) + " (" + result.fetched() + " fetched now)");
    }
}
