package io.github.envmaven.plugin;

import io.github.envmaven.core.command.ChangeRequest;
import io.github.envmaven.core.command.ChangeResult;
import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.UpdateCommand;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Locks the newest of some packages, or of all, within what the environment asks for; of the others as few as possible
 * change. An environment that is there is brought up to date. For example {@code mvn env:update -Denv.packages=numpy}.
 */
@Mojo(name = "update", threadSafe = true, requiresProject = false)
public final class UpdateMojo extends AbstractChangeMojo {

    @Override
    ChangeResult change(EnvSession env, ChangeRequest request) {
        return new UpdateCommand(env).run(request);
    }
}
