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

/** Runs a program with variables that carry no secrets of the build. */
public final class Subprocess {

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
    public record Outcome(int exitCode, String output) {

        String lastLines() {
            return lastLines(10);
        }

        /**
         * The end of what it wrote, where the reason for its end is.
         *
         * @param most how many lines
         * @return the lines
         */
        public String lastLines(int most) {
            List<String> lines = output.strip().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - most), lines.size()));
        }
    }

    /**
     * A program with the few variables that are passed on to any.
     *
     * @param command the program and its arguments
     * @param directory where it runs
     */
    public Subprocess(List<String> command, Path directory) {
        this.command = List.copyOf(command);
        this.directory = directory;
        variables.putAll(inherited());
    }

    /**
     * The variables of this process that are passed on to any program.
     *
     * @return values by name
     */
    public static Map<String, String> inherited() {
        Map<String, String> variables = new TreeMap<>();
        System.getenv().forEach((name, value) -> {
            if (INHERITED.contains(name.toUpperCase(Locale.ROOT)) || name.startsWith("LC_")) {
                variables.put(name, value);
            }
        });
        return variables;
    }

    /**
     * The same with another variable.
     *
     * @param name the variable
     * @param value its value
     * @return this
     */
    public Subprocess with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /**
     * Runs it to its end.
     *
     * @param input what it reads
     * @return how it ended
     * @throws IOException when it cannot be started
     * @throws Cancelled when the thread is interrupted; the program is then ended and the flag stays set
     */
    public Outcome run(String input) throws IOException {
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
