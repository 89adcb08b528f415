package io.github.envmaven.it.wheel;

import io.github.envmaven.it.channel.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Writes an index of wheels as files (PEP 503): {@code simple/NAME/index.html}, and the wheels under {@code files}. */
public final class SimpleIndex {

    private final Path root;

    /**
     * An index in a directory.
     *
     * @param root the directory; made where it is missing
     */
    public SimpleIndex(Path root) {
        this.root = root;
    }

    /**
     * Writes all of an index.
     *
     * @param wheels what it lists, of each name in this order
     * @throws UncheckedIOException when a file cannot be written
     */
    public void write(Collection<WheelRecipe> wheels) {
        Map<String, StringBuilder> pages = new TreeMap<>();
        try {
            for (WheelRecipe wheel : wheels) {
                wheel.writeTo(root.resolve("files"));
                String file = wheel.fileName();
                String digest = Digests.sha256(wheel.pack()).hex();
                pages.computeIfAbsent(wheel.name(), name -> new StringBuilder())
                        .append("<a href=\"../../files/" + file + "#sha256=" + digest + "\">" + file + "</a><br>\n");
            }
            for (Map.Entry<String, StringBuilder> page : pages.entrySet()) {
                Path directory = Files.createDirectories(root.resolve("simple").resolve(page.getKey()));
                Files.writeString(directory.resolve("index.html"), page.getValue(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be written to " + root, e);
        }
    }
}
