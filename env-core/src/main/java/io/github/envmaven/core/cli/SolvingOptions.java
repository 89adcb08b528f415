package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.PypiOptions;
import io.github.envmaven.core.command.SolveOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that say how to solve. */
final class SolvingOptions {

    @Option(
            names = "--channel-priority",
            paramLabel = "PRIORITY",
            converter = PriorityConverter.class,
            description = "What the order of channels means: strict (default), flexible, disabled.")
    private SolveOptions.ChannelPriority priority = SolveOptions.ChannelPriority.STRICT;

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            converter = StrategyConverter.class,
            description = "Which versions are wanted: highest (default), lowest, lowest-direct.")
    private SolveOptions.Strategy strategy = SolveOptions.Strategy.HIGHEST;

    @Option(
            names = "--facts",
            paramLabel = "SOURCE",
            converter = FactsConverter.class,
            description = "Where facts about this machine's platform come from: detected (default), assumed.")
    private SolveOptions.Facts facts = SolveOptions.Facts.DETECTED;

    @Option(
            names = "--virtual",
            paramLabel = "NAME=VERSION[=BUILD]",
            description = "A fact about the target machine, such as __cuda=12.4; may be repeated.")
    private List<String> virtualPackages = new ArrayList<>();

    @Option(
            names = "--pin",
            paramLabel = "SPEC",
            description =
                    "A spec that a package must meet where it is installed, such as 'openssl 3.*'; may be repeated.")
    private List<String> pins = new ArrayList<>();

    @Option(
            names = "--exclude-newer",
            paramLabel = "TIME",
            description = "Leave out packages published after this date or time, such as 2026-06-30.")
    private String excludeNewer = "";

    @Option(
            names = "--pypi-index",
            paramLabel = "URL",
            description =
                    "An index of Python packages, the most trusted first, such as https://pypi.example.com/simple; may be"
                            + " repeated.")
    private List<String> pypiIndexes = new ArrayList<>();

    @Option(
            names = "--pip-config",
            paramLabel = "HOW",
            converter = PipConfigConverter.class,
            description = "What counts of the configuration of pip and uv: indexes (default), none.")
    private PypiOptions.Config pipConfig = PypiOptions.Config.INDEXES;

    @Option(
            names = "--sdist",
            paramLabel = "WHEN",
            converter = SdistsConverter.class,
            description =
                    "When a source distribution will do: never (default), static (where it says what it needs), build.")
    private PypiOptions.Sdists sdists = PypiOptions.Sdists.NEVER;

    @Option(
            names = "--pypi-constraint",
            paramLabel = "REQUIREMENT",
            description = "A limit for what pip installs, such as 'urllib3 <3'; may be repeated.")
    private List<String> pypiConstraints = new ArrayList<>();

    @Option(
            names = "--pypi-override",
            paramLabel = "REQUIREMENT",
            description = "Replaces every other requirement on the same name, such as 'numpy >=2'; may be repeated.")
    private List<String> pypiOverrides = new ArrayList<>();

    @Option(
            names = "--pypi-name",
            paramLabel = "CONDA=PYPI",
            description = "What a conda package is called on indexes, such as pytorch=torch; may be repeated.")
    private List<String> pypiNames = new ArrayList<>();

    private PypiOptions pypi() {
        return new PypiOptions(pypiIndexes, pipConfig, sdists, pypiConstraints, pypiOverrides, pypiNames);
    }

    /**
     * The options as the core takes them.
     *
     * @return the options
     */
    SolveOptions options() {
        return new SolveOptions(priority, strategy, facts, virtualPackages, pins, excludeNewer, pypi());
    }

    /**
     * The options, with the virtual packages that are given being all there are, if any is given.
     *
     * @return the options
     */
    SolveOptions optionsWithGivenFacts() {
        return new SolveOptions(
                priority,
                strategy,
                virtualPackages.isEmpty() ? facts : SolveOptions.Facts.NONE,
                virtualPackages,
                pins,
                excludeNewer,
                pypi());
    }

    private static <T> T choose(T[] choices, String text) {
        return Arrays.stream(choices)
                .filter(choice -> choice.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "' is none of " + Arrays.toString(choices)));
    }

    /** Reads what counts of the configuration of pip and uv. */
    static final class PipConfigConverter implements ITypeConverter<PypiOptions.Config> {
        @Override
        public PypiOptions.Config convert(String text) {
            return choose(PypiOptions.Config.values(), text);
        }
    }

    /** Reads when source distributions will do. */
    static final class SdistsConverter implements ITypeConverter<PypiOptions.Sdists> {
        @Override
        public PypiOptions.Sdists convert(String text) {
            return choose(PypiOptions.Sdists.values(), text);
        }
    }

    /** Reads a channel priority. */
    static final class PriorityConverter implements ITypeConverter<SolveOptions.ChannelPriority> {
        @Override
        public SolveOptions.ChannelPriority convert(String text) {
            return choose(SolveOptions.ChannelPriority.values(), text);
        }
    }

    /** Reads where facts come from. */
    static final class FactsConverter implements ITypeConverter<SolveOptions.Facts> {
        @Override
        public SolveOptions.Facts convert(String text) {
            return choose(SolveOptions.Facts.values(), text);
        }
    }

    /** Reads a strategy. */
    static final class StrategyConverter implements ITypeConverter<SolveOptions.Strategy> {
        @Override
        public SolveOptions.Strategy convert(String text) {
            return choose(SolveOptions.Strategy.values(), text);
        }
    }
}
