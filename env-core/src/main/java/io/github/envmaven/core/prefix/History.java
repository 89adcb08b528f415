package io.github.envmaven.core.prefix;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was done to an environment, in the form conda keeps it. Its presence makes a directory an environment.
 *
 * <pre>
 * ==&gt; 2026-11-26 09:30:00 &lt;==
 * # cmd: env:create
 * -conda-forge/linux-64::python-3.12.1-h0_0
 * +conda-forge/linux-64::python-3.13.5-h0_0
 * # update specs: ['python 3.13.*']
 * </pre>
 */
public final class History {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * One transaction.
     *
     * @param time when it ended
     * @param command what the user ran, without secrets
     * @param unlinked what was removed, as {@code channel/subdir::name-version-build}
     * @param linked what was added, likewise
     * @param specs what the user asked for
     */
    public record Block(Instant time, String command, List<String> unlinked, List<String> linked, List<String> specs) {

        /** Copies the lists. */
        public Block {
            unlinked = List.copyOf(unlinked);
            linked = List.copyOf(linked);
            specs = List.copyOf(specs);
        }

        String text() {
            StringBuilder text = new StringBuilder();
            text.append("==> ").append(TIME.format(time)).append(" <==\n");
            text.append("# cmd: ").append(oneLine(command)).append('\n');
            unlinked.forEach(dist -> text.append('-').append(oneLine(dist)).append('\n'));
            linked.forEach(dist -> text.append('+').append(oneLine(dist)).append('\n'));
            if (!specs.isEmpty()) {
                text.append("# update specs: ")
                        .append(specs.stream().map(Block::quoted).collect(Collectors.joining(", ", "[", "]")))
                        .append('\n');
            }
            return text.toString();
        }

        private static String quoted(String spec) {
            return "'" + oneLine(spec).replace("\\", "\\\\").replace("'", "\\'") + "'";
        }

        private static String oneLine(String text) {
            return text.replaceAll("\\p{Cntrl}", " ");
        }
    }

    private History() {}

    /**
     * Adds a transaction at the end.
     *
     * @param prefix the environment
     * @param block the transaction
     */
    public static void append(Prefix prefix, Block block) {
        append(prefix, block.text());
    }

    /**
     * Makes the directory an environment, by an empty history where there is none.
     *
     * @param prefix the environment
     */
    public static void begin(Prefix prefix) {
        append(prefix, "");
    }

    private static void append(Prefix prefix, String text) {
        Path file = prefix.history();
        try {
            Files.writeString(
                    file,
                    text,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot write " + file + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, file.toString()),
                    e);
        }
    }
}
