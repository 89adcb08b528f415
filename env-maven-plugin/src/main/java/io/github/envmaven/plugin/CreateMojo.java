package io.github.envmaven.plugin;

import io.github.envmaven.core.command.CreateCommand;
import io.github.envmaven.core.command.CreateRequest;
import io.github.envmaven.core.command.CreateRequest.Depth;
import io.github.envmaven.core.command.CreateRequest.LinkScripts;
import io.github.envmaven.core.command.CreateResult;
import io.github.envmaven.core.command.EnvSession;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the environment that the lock describes, or brings it up to date: downloads, verifies, extracts and links. Does
 * nothing when nothing changed. For example {@code mvn env:create -Denv.prefix=/opt/envs/app}.
 */
@Mojo(name = "create", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true, requiresProject = false)
public final class CreateMojo extends AbstractEnvMojo {

    /** The platform to install, by default this machine's. */
    @Parameter(property = "env.platform")
    @Nullable
    String platform;

    /** Which packages' link scripts run: {@code never}, {@code listed} or {@code always}. */
    @Parameter(property = "env.linkScripts", defaultValue = "listed")
    @SuppressWarnings("NullAway.Init")
    String linkScripts;

    /** Packages whose link scripts run beside those of the built-in list: {@code -Denv.linkScriptPackages=mypkg}. */
    @Parameter(property = "env.linkScriptPackages")
    List<String> linkScriptPackages = new ArrayList<>();

    /** Looks at every file, and links packages again whose files were changed or deleted. */
    @Parameter(property = "env.repair", defaultValue = "false")
    boolean repair;

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) {
        CreateResult result = new CreateCommand(env)
                .run(new CreateRequest(
                        environment.lockFile(),
                        environment.source(),
                        environment.prefix(),
                        orEmpty(platform),
                        policy(),
                        linkScriptPackages,
                        repair ? Depth.FILES : Depth.PACKAGES));
        getLog().info(line(result));
    }

    private LinkScripts policy() {
        return Choices.parse("env.linkScripts", linkScripts, LinkScripts.values());
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
