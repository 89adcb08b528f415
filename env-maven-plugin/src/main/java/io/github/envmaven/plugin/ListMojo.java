package io.github.envmaven.plugin;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.ListCommand;
import io.github.envmaven.core.command.ListRequest;
import io.github.envmaven.core.command.ListedPackage;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Lists the packages of the environment, or of the lock. For example {@code mvn env:list -Denv.from=lock}. */
@Mojo(name = "list", threadSafe = true, requiresProject = false)
public final class ListMojo extends AbstractEnvMojo {

    /** What is listed: {@code prefix} for what is installed, or {@code lock}. */
    @Parameter(property = "env.from", defaultValue = "prefix")
    @SuppressWarnings("NullAway.Init")
    String from;

    /** The platform to list from the lock, by default this machine's. */
    @Parameter(property = "env.platform")
    @Nullable
    String platform;

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) {
        List<ListedPackage> packages =
                new ListCommand(env).run(new ListRequest(environment.packages(from), orEmpty(platform)));
        getLog().info(environment.name() + ": " + packages.size() + " packages");
        for (ListedPackage entry : packages) {
            getLog().info(String.format(
                    Locale.ROOT,
                    "  %-28s %-18s %-28s %s",
                    entry.name(),
                    entry.version(),
                    entry.build(),
                    entry.channel()));
        }
    }
}
