package io.github.envmaven.plugin;

import io.github.envmaven.core.command.CommandLine;
import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.RunCommand;
import io.github.envmaven.core.command.RunRequest;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command in the environment, as if it were activated; the build fails when the command does. For example
 * {@code mvn env:run -Denv.args="python -c 'print(1)'"}.
 */
@Mojo(name = "run", threadSafe = true, requiresProject = false)
public final class RunMojo extends AbstractEnvMojo {

    /** The command line, split as a shell splits words; quotes keep words together. */
    @Parameter(property = "env.args")
    @Nullable
    String args;

    /** The command word by word, in place of {@code env.args}. */
    @Parameter
    List<String> arguments = new ArrayList<>();

    /** Where the command runs, such as {@code src/main/python}; by default the project's directory. */
    @Parameter(property = "env.directory", defaultValue = "${basedir}")
    @Nullable
    File directory;

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) throws MojoFailureException {
        List<String> command = arguments.isEmpty() ? CommandLine.split(orEmpty(args)) : arguments;
        int exit = new RunCommand(env)
                .run(new RunRequest(
                        environment.prefix(),
                        command,
                        directory == null ? environment.source().baseDirectory() : directory.toPath()));
        if (exit != 0) {
            throw new MojoFailureException("'" + String.join(" ", command) + "' ended with exit code " + exit + ".");
        }
    }
}
