package io.github.envmaven.core.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The machine that this JVM runs on. */
public final class LocalMachine implements Machine {

    private static final long PATIENCE_SECONDS = 10;

    @Override
    public Optional<String> file(String path) {
        try {
            return Optional.of(new String(Files.readAllBytes(Path.of(path)), StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A file that is not there is an answer: this machine has no such fact.
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> output(String... command) {
        try {
            // A file and not a pipe: a program that prints a lot would otherwise wait for a reader that waits for it.
            Path printed = Files.createTempFile("env", ".out");
            try {
                return run(command, printed);
            } finally {
                Files.deleteIfExists(printed);
            }
        } catch (IOException e) {
            // The program is not installed, which is an answer.
            return Optional.empty();
        }
    }

    private static Optional<String> run(String[] command, Path printed) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0
                    ? Optional.of(new String(Files.readAllBytes(printed), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
