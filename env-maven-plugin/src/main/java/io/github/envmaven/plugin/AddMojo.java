package io.github.envmaven.plugin;

import io.github.envmaven.core.command.AddCommand;
import io.github.envmaven.core.command.ChangeRequest;
import io.github.envmaven.core.command.ChangeResult;
import io.github.envmaven.core.command.EnvSession;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Adds packages to the environment file, or replaces those of the same names, and locks again with the fewest changes. An
 * environment that is there is brought up to date. For example {@code mvn env:add "-Denv.packages=numpy >=2"}.
 */
@Mojo(name = "add", threadSafe = true, requiresProject = false)
public final class AddMojo extends AbstractChangeMojo {

    @Override
    ChangeResult change(EnvSession env, ChangeRequest request) {
        RequiredPackages.check(request, "add", "numpy >=2");
        return new AddCommand(env).run(request);
    }
}
