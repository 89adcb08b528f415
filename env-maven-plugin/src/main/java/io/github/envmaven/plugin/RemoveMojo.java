package io.github.envmaven.plugin;

import io.github.envmaven.core.command.ChangeRequest;
import io.github.envmaven.core.command.ChangeResult;
import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.RemoveCommand;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Takes packages out of the environment file and locks again, with the fewest changes; what only they needed goes too. An
 * environment that is there is brought up to date. For example {@code mvn env:remove -Denv.packages=numpy}.
 */
@Mojo(name = "remove", threadSafe = true, requiresProject = false)
public final class RemoveMojo extends AbstractChangeMojo {

    @Override
    ChangeResult change(EnvSession env, ChangeRequest request) {
        RequiredPackages.check(request, "remove", "numpy");
        return new RemoveCommand(env).run(request);
    }
}
