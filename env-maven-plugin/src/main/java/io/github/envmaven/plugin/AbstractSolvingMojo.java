package io.github.envmaven.plugin;

import io.github.envmaven.core.command.PypiOptions;
import io.github.envmaven.core.command.SolveOptions;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say how to solve. */
abstract class AbstractSolvingMojo extends AbstractEnvMojo {

    /** What the order of channels means: {@code strict}, {@code flexible} or {@code disabled}. */
    @Parameter(property = "env.channelPriority", defaultValue = "strict")
    @SuppressWarnings("NullAway.Init")
    String channelPriority;

    /** Which versions are wanted: {@code highest}, {@code lowest} or {@code lowest-direct}. */
    @Parameter(property = "env.strategy", defaultValue = "highest")
    @SuppressWarnings("NullAway.Init")
    String strategy;

    /**
     * Where the facts about this machine's platform come from: {@code detected} from this machine, or {@code assumed}, so
     * that all machines of a team lock the same. Other platforms are always assumed.
     */
    @Parameter(property = "env.facts", defaultValue = "detected")
    @SuppressWarnings("NullAway.Init")
    String facts;

    /**
     * Facts about the target machines that replace the assumed ones: {@code __glibc=2.17}, or {@code __cuda=} to take one
     * away. The variables {@code CONDA_OVERRIDE_*} do the same.
     */
    @Parameter(property = "env.virtualPackages")
    List<String> virtualPackages = new ArrayList<>();

    /** Specs that a package must meet where it is installed, without being asked for: {@code openssl 3.*}. */
    @Parameter(property = "env.pins")
    List<String> pins = new ArrayList<>();

    /** Leaves out packages published after this date or time: {@code 2026-06-30}. */
    @Parameter(property = "env.excludeNewer")
    @Nullable
    String excludeNewer;

    /**
     * Indexes of Python packages (PEP 503), the most trusted first: the first that has a name is the only one asked about
     * it. By default the one that pip or uv is configured with, else the public one. For example
     * {@code -Denv.pypiIndexes=https://pypi.example.com/simple}.
     */
    @Parameter(property = "env.pypiIndexes")
    List<String> pypiIndexes = new ArrayList<>();

    /**
     * What counts of the configuration files and variables of pip and uv ({@code pip.conf}, {@code PIP_INDEX_URL},
     * {@code uv.toml}, {@code UV_INDEX}): {@code indexes} for where packages come from, or {@code none}.
     */
    @Parameter(property = "env.pipConfig", defaultValue = "indexes")
    @SuppressWarnings("NullAway.Init")
    String pipConfig;

    /**
     * When a source distribution will do where no wheel fits: {@code never}, {@code static}, where it says what it needs
     * without being built (PEP 643), or {@code build}, where it is taken by its word, and checked when it is built.
     */
    @Parameter(property = "env.sdist", defaultValue = "never")
    @SuppressWarnings("NullAway.Init")
    String sdist;

    /** Requirements that limit what pip installs, and ask for nothing: {@code urllib3 <2}. */
    @Parameter(property = "env.pypiConstraints")
    List<String> pypiConstraints = new ArrayList<>();

    /** Requirements that replace every other on the same name, wherever it stands: {@code numpy >=2}. */
    @Parameter(property = "env.pypiOverrides")
    List<String> pypiOverrides = new ArrayList<>();

    /**
     * What conda packages are called on Python's indexes, where the names differ and it is not known:
     * {@code pytorch=torch}, or {@code some-package=} for one that is on none.
     */
    @Parameter(property = "env.pypiNames")
    List<String> pypiNames = new ArrayList<>();

    /**
     * The parameters as the core takes them.
     *
     * @return the options
     */
    final SolveOptions solveOptions() {
        return new SolveOptions(
                Choices.parse("env.channelPriority", channelPriority, SolveOptions.ChannelPriority.values()),
                Choices.parse("env.strategy", strategy, SolveOptions.Strategy.values()),
                Choices.parse("env.facts", facts, SolveOptions.Facts.values()),
                virtualPackages,
                pins,
                orEmpty(excludeNewer),
                new PypiOptions(
                        pypiIndexes,
                        Choices.parse("env.pipConfig", pipConfig, PypiOptions.Config.values()),
                        Choices.parse("env.sdist", sdist, PypiOptions.Sdists.values()),
                        pypiConstraints,
                        pypiOverrides,
                        pypiNames));
    }
}
