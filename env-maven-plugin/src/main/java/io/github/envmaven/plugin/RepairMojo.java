package io.github.envmaven.plugin;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.RepairCommand;
import io.github.envmaven.core.command.RepairRequest;
import io.github.envmaven.core.command.RepairRequest.ForeignFiles;
import io.github.envmaven.core.command.RepairResult;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Looks at every file of the environment, and puts back what was changed or deleted, from the cache where that is whole,
 * else from the channel. For example {@code mvn env:repair}.
 */
@Mojo(name = "repair", threadSafe = true, requiresProject = false)
public final class RepairMojo extends AbstractCreateMojo {

    /** Deletes the files that belong to no package, what pip installed included. */
    @Parameter(property = "env.deleteForeign", defaultValue = "false")
    boolean deleteForeign;

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) {
        RepairResult result = new RepairCommand(env)
                .run(new RepairRequest(request(environment), deleteForeign ? ForeignFiles.DELETE : ForeignFiles.KEEP));
        result.lines().forEach(getLog()::info);
    }
}
