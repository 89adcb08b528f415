package io.github.envmaven.plugin;

import io.github.envmaven.core.command.CreateCommand;
import io.github.envmaven.core.command.CreateResult;
import io.github.envmaven.core.command.EnvSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Makes the environment that the lock describes, or brings it up to date: downloads, verifies, extracts and links. Does
 * nothing when nothing changed. For example {@code mvn env:create -Denv.prefix=/opt/envs/app}.
 */
@Mojo(name = "create", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true, requiresProject = false)
public final class CreateMojo extends AbstractCreateMojo {

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) {
        CreateResult result = new CreateCommand(env).run(request(environment));
        getLog().info(line(result));
    }

    private static String line(CreateResult result) {
        return switch (result.outcome()) {
            case UP_TO_DATE ->
                result.prefix() + " is up to date (" + result.packages() + " packages, " + result.millis() + " ms)";
            case CREATED ->
                "Created " + result.prefix() + " with " + result.packages() + " packages (" + result.millis() + " ms)";
            case UPDATED ->
                "Updated " + result.prefix() + ": " + result.installed() + " installed, " + result.changed()
                        + " changed, " + result.removed() + " removed (" + result.millis() + " ms)";
        };
    }
}
