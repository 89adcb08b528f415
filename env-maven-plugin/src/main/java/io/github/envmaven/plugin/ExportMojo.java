package io.github.envmaven.plugin;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.ExportCommand;
import io.github.envmaven.core.command.ExportRequest;
import io.github.envmaven.core.command.ExportRequest.Format;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lock, or the environment, in another format. For example
 * {@code mvn -q env:export -Denv.format=explicit -Denv.output=target/explicit.txt}.
 */
@Mojo(name = "export", threadSafe = true, requiresProject = false)
public final class ExportMojo extends AbstractEnvMojo {

    /**
     * The format: {@code environment-yml}, {@code environment-yml-no-builds}, {@code explicit}, {@code requirements-txt},
     * {@code requirements-txt-hashes} or {@code pylock-toml}.
     */
    @Parameter(property = "env.format", defaultValue = "environment-yml")
    @SuppressWarnings("NullAway.Init")
    String format;

    /** What is exported: {@code lock}, or {@code prefix} for what is installed. */
    @Parameter(property = "env.from", defaultValue = "lock")
    @SuppressWarnings("NullAway.Init")
    String from;

    /** The platform to export from the lock, by default this machine's. */
    @Parameter(property = "env.platform")
    @Nullable
    String platform;

    /** A file to write to, in place of the standard output. */
    @Parameter(property = "env.output")
    @Nullable
    File output;

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) {
        String text = new ExportCommand(env)
                .run(new ExportRequest(
                        environment.packages(from),
                        orEmpty(platform),
                        Choices.parse("env.format", format, Format.values())));
        TextOutput.write(text, output);
    }
}
