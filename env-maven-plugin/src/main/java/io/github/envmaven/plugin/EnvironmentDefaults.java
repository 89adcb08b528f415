package io.github.envmaven.plugin;

import io.github.envmaven.core.command.EnvironmentSource;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.Remedy;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what an environment's configuration leaves out.
 *
 * @param baseDirectory the project's directory, or the current one without a project
 * @param buildDirectory the project's {@code target}
 */
record EnvironmentDefaults(Path baseDirectory, Path buildDirectory) {

    /** How the files of an environment are named by default. */
    enum Naming {
        /** {@code environment.yml}, {@code conda-lock.yml}. */
        PLAIN,
        /** {@code environment-NAME.yml}, {@code NAME-conda-lock.yml}. */
        BY_NAME
    }

    /**
     * The defaults of the session's current project.
     *
     * @param session Maven's session
     * @return the defaults
     */
    static EnvironmentDefaults of(MavenSession session) {
        @Nullable MavenProject project = session.getCurrentProject();
        if (project == null || project.getFile() == null) {
            Path directory = Path.of(session.getExecutionRootDirectory());
            return new EnvironmentDefaults(directory, directory.resolve("target"));
        }
        return new EnvironmentDefaults(
                project.getBasedir().toPath(), Path.of(project.getBuild().getDirectory()));
    }

    /**
     * Fills in several environments, or the one that is selected.
     *
     * @param configs the configured environments
     * @param selected the name of the one that is wanted; empty for all
     * @return the environments in the POM's order
     */
    List<ConfiguredEnvironment> completeAll(List<EnvironmentConfig> configs, String selected) {
        Set<String> names = new LinkedHashSet<>();
        List<ConfiguredEnvironment> completed = new ArrayList<>();
        for (EnvironmentConfig config : configs) {
            String configName = AbstractEnvMojo.orEmpty(config.name);
            if (configName.isEmpty() || !names.add(configName)) {
                throw new EnvException.InvalidInput(
                        configName.isEmpty()
                                ? "An <environment> in the POM has no <name>."
                                : "Two <environment>s in the POM have the name '" + configName + "'.",
                        Remedy.fixInput("Give each <environment> a <name> of its own."));
            }
            if (selected.isEmpty() || selected.equals(configName)) {
                completed.add(complete(config, Naming.BY_NAME));
            }
        }
        if (completed.isEmpty()) {
            throw new EnvException.NotFound(
                    "The POM has no environment '" + selected + "'; it has " + String.join(", ", names) + ".",
                    Remedy.fixInput("Name one of them with -Denv.name."));
        }
        return completed;
    }

    /**
     * Fills in one environment.
     *
     * @param config what is configured
     * @param naming how its files are named by default
     * @return the environment
     */
    ConfiguredEnvironment complete(EnvironmentConfig config, Naming naming) {
        String name = config.name == null || config.name.isEmpty() ? "default" : config.name;
        boolean plain = naming == Naming.PLAIN;
        Path lockFile =
                path(config.lockFile, baseDirectory.resolve(plain ? "conda-lock.yml" : name + "-conda-lock.yml"));
        Path prefix = path(config.prefix, buildDirectory.resolve("envs").resolve(name));
        return new ConfiguredEnvironment(
                name, source(config, plain ? "environment.yml" : "environment-" + name + ".yml"), lockFile, prefix);
    }

    private EnvironmentSource source(EnvironmentConfig config, String defaultFile) {
        List<Path> files = new ArrayList<>();
        if (config.file != null) {
            files.add(config.file.toPath().toAbsolutePath());
        } else if (config.dependencies.isEmpty() && config.pip.isEmpty()) {
            files.add(baseDirectory.resolve(defaultFile));
        }
        return new EnvironmentSource(
                files,
                config.channels,
                config.dependencies,
                config.pip,
                config.platforms,
                config.variables,
                baseDirectory,
                "pom.xml");
    }

    private static Path path(@Nullable File configured, Path otherwise) {
        return configured == null ? otherwise : configured.toPath().toAbsolutePath();
    }
}
