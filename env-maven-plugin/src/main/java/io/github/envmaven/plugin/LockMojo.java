package io.github.envmaven.plugin;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.LockCommand;
import io.github.envmaven.core.command.LockRequest;
import io.github.envmaven.core.command.LockRequest.Mode;
import io.github.envmaven.core.command.LockResult;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Solves the environment for every platform and writes {@code conda-lock.yml}. A lock that fits its inputs is left as it
 * is. For example {@code mvn env:lock -Denv.platforms=linux-64,osx-arm64}.
 */
@Mojo(name = "lock", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true, requiresProject = false)
public final class LockMojo extends AbstractSolvingMojo {

    /** Never writes: a lock that is missing or stale fails the build. Set it on release machines. */
    @Parameter(property = "env.frozen", defaultValue = "false")
    boolean frozen;

    /** Locks again even when the lock fits its inputs, to get the newest of everything. */
    @Parameter(property = "env.relock", defaultValue = "false")
    boolean relock;

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) {
        Mode mode = frozen ? Mode.FROZEN : relock ? Mode.ALWAYS : Mode.IF_STALE;
        LockResult result = new LockCommand(env)
                .run(new LockRequest(environment.source(), environment.lockFile(), mode, solveOptions()));
        if (result.outcome() == LockResult.Outcome.UP_TO_DATE) {
            getLog().info(result.lockFile().getFileName() + " is up to date");
            return;
        }
        for (LockResult.Platform platform : result.platforms()) {
            getLog().info("Locked " + platform.packages() + " packages for " + platform.platform());
        }
        getLog().info("Wrote " + result.lockFile());
    }
}
