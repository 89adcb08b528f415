package io.github.envmaven.plugin;

import io.github.envmaven.core.command.Answer;
import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.ExplainCommand;
import io.github.envmaven.core.command.ExplainRequest;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.Remedy;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says why a package is in the lock, and what holds its version back. Writes nothing. For example
 * {@code mvn env:explain -Denv.spec=numpy}.
 */
@Mojo(name = "explain", threadSafe = true, requiresProject = false)
public final class ExplainMojo extends AbstractSolvingMojo {

    /** A package's name; or a spec, for why it is not that: {@code numpy >=2}. */
    @Parameter(property = "env.spec")
    @Nullable
    String spec;

    /** The platform to look at in the lock, by default this machine's. */
    @Parameter(property = "env.platform")
    @Nullable
    String platform;

    /** How it is shown: {@code text} in the log, or {@code json} on the standard output (use {@code mvn -q}). */
    @Parameter(property = "env.format", defaultValue = "text")
    @SuppressWarnings("NullAway.Init")
    String format;

    /** A file to write to, in place of the log or the standard output. */
    @Parameter(property = "env.output")
    @Nullable
    File output;

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) {
        if (orEmpty(spec).isBlank()) {
            throw new EnvException.InvalidInput(
                    "There is nothing to explain: env.spec is not set.",
                    Remedy.fixInput("Name a package: mvn env:explain -Denv.spec=numpy"));
        }
        Answer answer = new ExplainCommand(env)
                .run(new ExplainRequest(
                        orEmpty(spec),
                        environment.source(),
                        environment.lockFile(),
                        orEmpty(platform),
                        solveOptions(),
                        "mvn env:lock -Denv.relock"));
        AnswerOutput.of(format, output).write(answer, getLog());
    }
}
