package io.github.envmaven.it.invoked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a nested build printed.
 *
 * @param project the nested build's directory, a copy of a folder under {@code src/it}
 * @param lines the log, with what differs from machine to machine replaced: {@code <project>}, {@code <target>},
 *     {@code <time>}
 */
public record BuildLog(Path project, List<String> lines) {

    private static final Pattern MILLIS = Pattern.compile("\\d+ ms\\b");
    private static final String FAILURE = "[ERROR] Failed to execute goal ";
    private static final String GOLDEN_FAILURE = "expected-failure.txt";

    /** Copies the lines. */
    public BuildLog {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a log.
     *
     * @param project the nested build's directory
     * @return its {@code build.log}
     */
    public static BuildLog of(Path project) {
        Path target = project.toAbsolutePath().resolve("../..").normalize();
        try {
            List<String> lines = new ArrayList<>();
            for (String line : Files.readAllLines(project.resolve("build.log"), StandardCharsets.UTF_8)) {
                String neutral = line.replace(project.toAbsolutePath().toString(), "<project>")
                        .replace(target.toString(), "<target>");
                lines.add(MILLIS.matcher(neutral).replaceAll("<time>"));
            }
            return new BuildLog(project, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The log of " + project + " cannot be read", e);
        }
    }

    /**
     * Whether the build printed something.
     *
     * @param text within a line, with {@code <project>}, {@code <target>} and {@code <time>} in it
     * @return always true, for an {@code assert}
     * @throws AssertionError when no line has it; the whole log is beside the test
     */
    public boolean says(String text) {
        if (lines.stream().noneMatch(line -> line.contains(text))) {
            throw new AssertionError("No line of " + project.resolve("build.log") + " has: " + text);
        }
        return true;
    }

    /**
     * Whether the build did not print something.
     *
     * @param text within a line
     * @return always true, for an {@code assert}
     * @throws AssertionError when a line has it
     */
    public boolean doesNotSay(String text) {
        lines.stream().filter(line -> line.contains(text)).findFirst().ifPresent(line -> {
            throw new AssertionError(project.resolve("build.log") + " has: " + line);
        });
        return true;
    }

    /**
     * What the build told its user when it failed, compared with {@code expected-failure.txt} in the test's folder.
     *
     * @return always true, for an {@code assert}
     * @throws AssertionError when the build did not fail, or said something else
     */
    public boolean failedAsExpected() {
        Golden.in(project, GOLDEN_FAILURE).matches(failure());
        return true;
    }

    /**
     * What the build told its user when it failed: the message, without Maven's own words around it, and the findings
     * logged before it.
     *
     * @return lines, with a line break after each
     */
    public String failure() {
        int start = firstLineWith(FAILURE);
        StringBuilder message = new StringBuilder();
        for (String line : lines.subList(0, start)) {
            if (line.startsWith("[ERROR] ")) {
                message.append(line.substring("[ERROR] ".length())).append('\n');
            }
        }
        String first = lines.get(start);
        message.append(first.substring(first.indexOf(": ", first.indexOf(") on project ")) + 2)
                .replace(" -> [Help 1]", ""));
        message.append('\n');
        for (String line : lines.subList(start + 1, lines.size())) {
            String text = line.startsWith("[ERROR]")
                    ? line.substring("[ERROR]".length()).replaceFirst("^ ", "").stripTrailing()
                    : line;
            if (text.equals("-> [Help 1]") || text.startsWith("To see the full stack trace")) {
                break;
            }
            message.append(text.replace(" -> [Help 1]", "")).append('\n');
        }
        return message.toString().stripTrailing() + "\n";
    }

    private int firstLineWith(String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new AssertionError("The build in " + project + " did not fail");
    }
}
