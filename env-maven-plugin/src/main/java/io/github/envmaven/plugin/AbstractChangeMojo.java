package io.github.envmaven.plugin;

import io.github.envmaven.core.command.ChangeRequest;
import io.github.envmaven.core.command.ChangeRequest.Effect;
import io.github.envmaven.core.command.ChangeResult;
import io.github.envmaven.core.command.CreateRequest.PipConflicts;
import io.github.envmaven.core.command.EnvSession;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that change the lock, and with it the environment where there is one. */
abstract class AbstractChangeMojo extends AbstractSolvingMojo {

    /** The packages, for example {@code -Denv.packages=numpy,pandas}. */
    @Parameter(property = "env.packages")
    List<String> packages = new ArrayList<>();

    /** Writes nothing, and tells what would change. */
    @Parameter(property = "env.dryRun", defaultValue = "false")
    boolean dryRun;

    /** Changes the lock alone, and leaves an environment that is there as it is. */
    @Parameter(property = "env.lockOnly", defaultValue = "false")
    boolean lockOnly;

    /**
     * What happens to a file of the environment that a wheel has, and a conda package, another wheel or nobody known, too:
     * {@code refuse} the change of the environment, or {@code overwrite} it.
     */
    @Parameter(property = "env.pipConflicts", defaultValue = "refuse")
    @SuppressWarnings("NullAway.Init")
    String pipConflicts;

    @Override
    final void execute(EnvSession env, ConfiguredEnvironment environment) {
        ChangeRequest request = new ChangeRequest(
                environment.source(),
                environment.lockFile(),
                environment.prefix(),
                specs(),
                effect(),
                solveOptions(),
                Choices.parse("env.pipConflicts", pipConflicts, PipConflicts.values()));
        for (String line : change(env, request).lines()) {
            getLog().info(line);
        }
    }

    /**
     * Makes the change.
     *
     * @param env the core's session
     * @param request the parameters
     * @return what was done
     */
    abstract ChangeResult change(EnvSession env, ChangeRequest request);

    /** Maven cuts a property at commas; one before an operator is within a spec: {@code numpy >=2,<3}. */
    private List<String> specs() {
        List<String> specs = new ArrayList<>();
        for (String part : packages) {
            boolean continues = !specs.isEmpty() && part.strip().matches("[<>=!~].*");
            if (continues) {
                specs.set(specs.size() - 1, specs.get(specs.size() - 1) + "," + part.strip());
            } else {
                specs.add(part);
            }
        }
        return specs;
    }

    private Effect effect() {
        if (dryRun) {
            return Effect.DRY_RUN;
        }
        return lockOnly ? Effect.LOCK : Effect.ENVIRONMENT;
    }
}
