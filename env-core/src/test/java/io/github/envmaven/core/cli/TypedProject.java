package io.github.envmaven.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.testing.DiskChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A directory with a channel and an environment file that asks for tea, on which commands are run as they are typed. */
final class TypedProject {

    final Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    TypedProject(Path directory) {
        this.directory = directory;
    }

    /** The channel, to which packages are added before it is written. */
    DiskChannel channel() throws IOException {
        return new DiskChannel(directory.resolve("channel"));
    }

    void wantsTea() throws IOException {
        Files.writeString(directory.resolve("environment.yml"), """
                channels:
                  - %s
                dependencies:
                  - tea
                platforms:
                  - linux-64
                """.formatted(directory.resolve("channel")));
    }

    int lock() {
        return run("lock", "--file", file(), "--lockfile", lockFile().toString());
    }

    int create() {
        return onPrefix("create");
    }

    int verify() {
        return onPrefix("verify", "--file", file());
    }

    /** Runs a command on the lock and the environment. */
    int onPrefix(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                command,
                "--lockfile",
                lockFile().toString(),
                "--prefix",
                prefix().toString(),
                "--platform",
                "linux-64"));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    /** Runs a command, and reads what it printed alone. */
    JsonNode json(String... arguments) throws IOException {
        forget();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        run(all.toArray(String[]::new));
        return new ObjectMapper().readTree(printed());
    }

    int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (arguments.length > 0) {
            all.addAll(1, List.of("--cache", directory.resolve("cache").toString()));
        }
        Map<String, String> environment = Map.of("PATH", System.getenv().getOrDefault("PATH", ""));
        return EnvCommandLine.of(new Console(new PrintWriter(out, true), new PrintWriter(err, true), environment))
                .execute(all.toArray(String[]::new));
    }

    /** What was printed since the beginning, or since {@link #forget}. */
    String printed() {
        return out.toString();
    }

    String complained() {
        return err.toString();
    }

    void forget() {
        out.getBuffer().setLength(0);
    }

    String file() {
        return directory.resolve("environment.yml").toString();
    }

    Path lockFile() {
        return directory.resolve("conda-lock.yml");
    }

    Path prefix() {
        return directory.resolve("env");
    }
}
