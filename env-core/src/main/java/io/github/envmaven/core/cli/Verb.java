package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.Answer;
import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.Json;
import io.github.envmaven.core.command.SessionSettings;
import io.github.envmaven.core.command.SessionSettings.CondarcUse;
import io.github.envmaven.core.command.SessionSettings.Network;
import io.github.envmaven.core.command.TransportSettings;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What all verbs share: the options of the session, and the choice between words and JSON. */
@Command(mixinStandardHelpOptions = true, versionProvider = ManifestVersion.class, sortOptions = false)
abstract class Verb implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where indexes and packages are kept between runs, by default the user's cache directory.")
    private @Nullable Path cache;

    @Option(
            names = "--cache-layer",
            paramLabel = "DIR",
            description =
                    "A package cache of conda or mamba to read from before downloading, such as /opt/conda/pkgs; may be"
                            + " repeated.")
    private List<Path> cacheLayers = new ArrayList<>();

    @Option(names = "--offline", description = "Use nothing but the cache.")
    private boolean offline;

    @Option(names = "--refresh", description = "Ask whether channels have changed, even where the cache is fresh.")
    private boolean refresh;

    @Option(
            names = "--condarc",
            paramLabel = "HOW",
            description =
                    "What counts of conda's configuration: none, transport (default: mirrors, proxies, certificates), all.")
    private CondarcUse condarc = CondarcUse.TRANSPORT;

    @Option(
            names = "--channel-alias",
            paramLabel = "URL",
            description =
                    "The URL under which channels given by a bare name are found, such as https://conda.example.com.")
    private String channelAlias = "";

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no progress.")
    private boolean quiet;

    Verb(Console console) {
        this.console = console;
    }

    @Override
    public final Integer call() {
        try (EnvSession session = EnvSession.open(settings(), listener())) {
            return run(session);
        }
    }

    /**
     * Does what the verb says.
     *
     * @param session the core's session
     * @return the exit code
     */
    abstract int run(EnvSession session);

    final boolean isJson() {
        return json;
    }

    final Console console() {
        return console;
    }

    /**
     * Prints a result: as JSON where that was asked for, else as words.
     *
     * @param result the result
     * @param words the same in words
     */
    final void print(Object result, String words) {
        console.out().println(json ? Json.of(result) : words);
    }

    /**
     * Prints an answer.
     *
     * @param answer the answer, in words and as a document
     */
    final void print(Answer answer) {
        print(answer.document(), String.join(System.lineSeparator(), answer.lines()));
    }

    private SessionSettings settings() {
        Path directory = cache == null ? SessionSettings.defaultCache(console.environment()) : cache.toAbsolutePath();
        Network network = offline ? Network.OFFLINE : refresh ? Network.REFRESH : Network.ONLINE;
        return new SessionSettings(
                directory, network, console.environment(), channelAlias, condarc, TransportSettings.NONE, cacheLayers);
    }

    private EventListener listener() {
        if (quiet) {
            return event -> {
                if (event instanceof Event.Warned warned) {
                    console.err().println("Warning: " + warned.message());
                }
            };
        }
        return new ConsoleProgress(console);
    }
}
