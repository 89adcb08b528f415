package io.github.envmaven.plugin;

import io.github.envmaven.core.command.ActivateCommand;
import io.github.envmaven.core.command.ActivateRequest;
import io.github.envmaven.core.command.ActivateRequest.Direction;
import io.github.envmaven.core.command.EnvSession;
import java.io.File;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the shell code that enters the environment, or leaves it. For example
 * {@code eval "$(mvn -q env:activate -Denv.shell=bash)"}.
 */
@Mojo(name = "activate", threadSafe = true, requiresProject = false)
public final class ActivateMojo extends AbstractEnvMojo {

    /** The shell: {@code bash}, {@code zsh}, {@code fish}, {@code powershell} or {@code cmd}; by default the user's. */
    @Parameter(property = "env.shell")
    @Nullable
    String shell;

    /** Prints the code that leaves the active environment. */
    @Parameter(property = "env.deactivate", defaultValue = "false")
    boolean deactivate;

    /** A file to write the code to, in place of the standard output. */
    @Parameter(property = "env.output")
    @Nullable
    File output;

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) {
        String code = new ActivateCommand(env)
                .run(new ActivateRequest(
                        environment.prefix(), orEmpty(shell), deactivate ? Direction.DEACTIVATE : Direction.ACTIVATE));
        TextOutput.write(output == null ? printed(code, orEmpty(shell)) : code, output);
    }

    /** Some builds of Maven end all they print with a code for the terminal; it is no command where it ends a comment. */
    static String printed(String code, String shell) {
        boolean isCmd = shell.isEmpty()
                ? File.separatorChar == '\\'
                : shell.toLowerCase(Locale.ROOT).contains("cmd");
        return isCmd ? code : code + "# ";
    }
}
