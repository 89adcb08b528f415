package io.github.envmaven.core.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Another process with the class path of the tests, to be killed at the worst moment. */
public final class ChildJvm implements AutoCloseable {

    // Only for a child that hangs: one that dies says so by the end of its output, however slow the machine is.
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String END = "(end of output)";

    private final Process process;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private ChildJvm(Process process) {
        this.process = process;
        Thread reader = new Thread(this::readLines, "child-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts {@code main} of a class.
     *
     * @param main a class of the tests
     * @param arguments what it is given
     * @return the running process
     */
    public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return start(main, System.getenv(), arguments);
    }

    /** Starts {@code main} of a class with other variables besides its own, such as {@code LC_ALL}. */
    public static ChildJvm start(Class<?> main, Map<String, String> variables, String[] arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        return new ChildJvm(builder.start());
    }

    /** Prints a line for the parent; called in the child. */
    public static void say(String line) throws IOException {
        new FileOutputStream(FileDescriptor.out).write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** Gives the process something to read. */
    public void type(String text) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(text.getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** Waits for a line that starts with a text. */
    public String awaitLine(String start) throws InterruptedException {
        StringBuilder seen = new StringBuilder();
        for (String line = next(PATIENCE); line != null; line = next(PATIENCE)) {
            if (line.startsWith(start)) {
                return line;
            }
            seen.append(line).append('\n');
            if (line.equals(END)) {
                break;
            }
        }
        throw new AssertionError("The child did not say '" + start + "' but:\n" + seen);
    }

    /** Whether a line that starts with a text comes in time. */
    public boolean saysWithin(String start, Duration time) throws InterruptedException {
        String line = next(time);
        return line != null && line.startsWith(start);
    }

    /** Ends the process as the power switch would. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Waits for the process to end by itself. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("The child did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    private String next(Duration time) throws InterruptedException {
        return lines.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void readLines() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("output ended: " + e.getMessage());
        }
        lines.add(END);
    }

    // Surefire starts the tests with a manifest-only jar; what it names is in this property.
    private static String classPath() {
        String real = System.getProperty("surefire.real.class.path", System.getProperty("java.class.path"));
        return System.getProperty("surefire.test.class.path", real)
                .replace(File.pathSeparator + File.pathSeparator, "");
    }
}
