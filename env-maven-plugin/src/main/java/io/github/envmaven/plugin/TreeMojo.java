package io.github.envmaven.plugin;

import io.github.envmaven.core.command.Answer;
import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.TreeCommand;
import io.github.envmaven.core.command.TreeRequest;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the packages of the lock, or of the environment, need; or with {@code env.invert} what needs one of them. Never
 * uses the network. For example {@code mvn env:tree -Denv.invert=openssl}.
 */
@Mojo(name = "tree", threadSafe = true, requiresProject = false)
public final class TreeMojo extends AbstractEnvMojo {

    /** What is looked at: {@code lock}, or {@code prefix} for what is installed. */
    @Parameter(property = "env.from", defaultValue = "lock")
    @SuppressWarnings("NullAway.Init")
    String from;

    /** The platform to look at in the lock, by default this machine's. */
    @Parameter(property = "env.platform")
    @Nullable
    String platform;

    /** Shows what needs this package, such as openssl, in place of what everything needs. A virtual package will do too. */
    @Parameter(property = "env.invert")
    @Nullable
    String invert;

    /** How many levels below the top ones are shown, such as 1; by default all. */
    @Parameter(property = "env.depth", defaultValue = "-1")
    int depth;

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
        Answer answer = new TreeCommand(env)
                .run(new TreeRequest(
                        environment.packages(from), environment.source(), orEmpty(platform), orEmpty(invert), depth));
        AnswerOutput.of(format, output).write(answer, getLog());
    }
}
