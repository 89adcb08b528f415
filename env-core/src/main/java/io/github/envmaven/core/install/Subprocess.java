package io.github.envmaven.core.install;

import io.github.envmaven.core.error.EnvException.Cancelled;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Runs a program of the environment with an environment of variables that carries no secrets of the build. */
final class Subprocess {

    private static final List<String> INHERITED = List.of(
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "TMP",
            "TEMP",
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "WINDIR",
            "COMSPEC",
            "PATHEXT",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA",
            "PROGRAMDATA");

    private final List<String> command;
    private final Path directory;
    private final Map<String, String> variables = new TreeMap<>();

    /**
     * What came of it.
     *
     * @param exitCode what it ended with
     * @param output what it wrote to both of its streams
     */
    record Outcome(int exitCode, String output) {

        String lastLines() {
            List<String> lines = output.strip().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        }
    }

    Subprocess(List<String> command, Path directory) {
        this.command = List.copyOf(command);
        this.directory = directory;
        System.getenv().forEach((name, value) -> {
            if (INHERITED.contains(name.toUpperCase(Locale.ROOT)) || name.startsWith("LC_")) {
                variables.put(name, value);
            }
        });
    }

    Subprocess with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /**
     * Runs it to its end.
     *
     * @param input what it reads
     * @throws IOException when it cannot be started
     * @throws Cancelled when the thread is interrupted; the program is then ended and the flag stays set
     */
    Outcome run(String input) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            feed(process, input);
            // The program must not write much before it has read its input: both programs run here do not.
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while running " + command.get(0));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void feed(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading; its exit code and output say why.
            return;
        }
    }
}
