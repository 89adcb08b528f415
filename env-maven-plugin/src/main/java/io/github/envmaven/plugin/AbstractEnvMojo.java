package io.github.envmaven.plugin;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.SessionSettings;
import io.github.envmaven.core.command.SessionSettings.CondarcUse;
import io.github.envmaven.core.command.SessionSettings.Network;
import io.github.envmaven.core.error.EnvException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What all goals share: the parameters that say which environments there are, the session, and the wording of errors. */
abstract class AbstractEnvMojo extends AbstractMojo {

    /** Skips the goal. */
    @Parameter(property = "env.skip", defaultValue = "false")
    boolean skip;

    /**
     * Selects one environment of {@code <environments>}, or names the single environment ({@code default}).
     * For example {@code -Denv.name=docs}.
     */
    @Parameter(property = "env.name")
    @Nullable
    String name;

    /** The environment file (CEP 24), for example {@code environment.yml}, which is also the default. */
    @Parameter(property = "env.file")
    @Nullable
    File file;

    /** The lock file, by default {@code conda-lock.yml} beside the POM. Commit it. */
    @Parameter(property = "env.lockFile")
    @Nullable
    File lockFile;

    /** The environment's directory, by default {@code target/envs/default}. */
    @Parameter(property = "env.prefix")
    @Nullable
    File prefix;

    /**
     * Channels, highest priority first: names, URLs or directories. They replace those of the environment file.
     * For example {@code -Denv.channels=conda-forge,https://conda.example.com/team}.
     */
    @Parameter(property = "env.channels")
    List<String> channels = new ArrayList<>();

    /** Conda dependencies in place of an environment file: {@code <dependency>python 3.12.*</dependency>}. */
    @Parameter
    List<String> dependencies = new ArrayList<>();

    /** Pip requirements in place of an environment file: {@code <requirement>requests >=2</requirement>}. */
    @Parameter
    List<String> pip = new ArrayList<>();

    /** Environment variables in place of an environment file: {@code <OMP_NUM_THREADS>1</OMP_NUM_THREADS>}. */
    @Parameter
    Map<String, String> variables = new LinkedHashMap<>();

    /**
     * Platforms to lock, by default those of the environment file, or this machine's. For example
     * {@code -Denv.platforms=linux-64,osx-arm64,win-64}.
     */
    @Parameter(property = "env.platforms")
    List<String> platforms = new ArrayList<>();

    /** Several environments in one POM; each {@code <environment>} has a name and what differs from the defaults. */
    @Parameter
    List<EnvironmentConfig> environments = new ArrayList<>();

    /**
     * Where indexes and packages are kept between projects, by default the user's cache directory.
     * For example {@code -Denv.cache=/ssd/env-cache}.
     */
    @Parameter(property = "env.cache")
    @Nullable
    File cache;

    /**
     * Package caches of conda or mamba (their {@code pkgs_dirs}) to read from before anything is downloaded. They are never
     * written. For example {@code -Denv.cacheLayers=/opt/conda/pkgs}.
     */
    @Parameter(property = "env.cacheLayers")
    List<File> cacheLayers = new ArrayList<>();

    /** Uses nothing but the cache; also set by Maven's {@code -o}. */
    @Parameter(property = "env.offline", defaultValue = "${settings.offline}")
    boolean offline;

    /**
     * The URL under which channels given by a bare name are found, by default the public one.
     * For example {@code -Denv.channelAlias=https://conda.example.com}.
     */
    @Parameter(property = "env.channelAlias", defaultValue = "")
    @Nullable
    String channelAlias;

    /**
     * What counts of conda's configuration files ({@code ~/.condarc} and the others): {@code transport} for mirrors,
     * proxies, certificates and timeouts, {@code all} for channels as well, or {@code none}.
     */
    @Parameter(property = "env.condarc", defaultValue = "transport")
    @SuppressWarnings("NullAway.Init")
    String condarc;

    /** Opens the passwords of the settings. */
    @Inject
    @SuppressWarnings("NullAway.Init")
    SettingsDecrypter settingsDecrypter;

    /** Maven's session. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    MavenSession session;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped (env.skip)");
            return;
        }
        try (EnvSession env =
                EnvSession.open(settings(), new MavenProgress(getLog(), MavenProgress.transfersOf(session)))) {
            execute(env);
        } catch (EnvException e) {
            // Maven would print the messages of all causes behind ours; they are for -X.
            getLog().debug(e);
            throw new MojoFailureException(MavenRemedies.message(e));
        }
    }

    /**
     * Does the goal: for each environment, unless it is not about environments.
     *
     * @param env the core's session
     * @throws MojoFailureException when the goal finds what must fail the build
     */
    void execute(EnvSession env) throws MojoFailureException {
        for (ConfiguredEnvironment environment : configuredEnvironments()) {
            execute(env, environment);
        }
    }

    /**
     * Does the goal for one environment.
     *
     * @param env the core's session
     * @param environment the environment
     * @throws MojoFailureException when the goal finds what must fail the build
     */
    abstract void execute(EnvSession env, ConfiguredEnvironment environment) throws MojoFailureException;

    /**
     * A parameter as the core takes it: Maven gives null for what is not set, and for what is set to nothing.
     *
     * @param parameter the parameter
     * @return its text
     */
    static String orEmpty(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }

    private SessionSettings settings() {
        Map<String, String> variablesOfProcess = System.getenv();
        Path cacheDirectory = cache == null
                ? SessionSettings.defaultCache(variablesOfProcess)
                : cache.toPath().toAbsolutePath();
        return new SessionSettings(
                cacheDirectory,
                network(),
                variablesOfProcess,
                orEmpty(channelAlias),
                Choices.parse("env.condarc", condarc, CondarcUse.values()),
                new MavenTransportSettings(session.getSettings(), settingsDecrypter, getLog()).read(),
                cacheLayers.stream().map(File::toPath).toList());
    }

    private Network network() {
        if (offline || session.isOffline()) {
            return Network.OFFLINE;
        }
        return session.getRequest().isUpdateSnapshots() ? Network.REFRESH : Network.ONLINE;
    }

    private List<ConfiguredEnvironment> configuredEnvironments() {
        EnvironmentDefaults defaults = EnvironmentDefaults.of(session);
        if (environments.isEmpty()) {
            return List.of(defaults.complete(single(), EnvironmentDefaults.Naming.PLAIN));
        }
        return defaults.completeAll(environments, orEmpty(name));
    }

    private EnvironmentConfig single() {
        EnvironmentConfig config = new EnvironmentConfig();
        config.name = name;
        config.file = file;
        config.lockFile = lockFile;
        config.prefix = prefix;
        config.channels = channels;
        config.dependencies = dependencies;
        config.pip = pip;
        config.platforms = platforms;
        config.variables = variables;
        return config;
    }
}
