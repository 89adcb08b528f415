package io.github.envmaven.plugin;

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
                orEmpty(excludeNewer));
    }
}
