package io.github.envmaven.it.wheel;

import io.github.envmaven.it.channel.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A wheel that is to be written. The same recipe gives the same bytes.
 *
 * @param name its name, which needs no normalising
 * @param version its version
 * @param tags Python, ABI and platform, such as {@code py3-none-any}
 * @param metadata further lines of METADATA, such as {@code Requires-Dist: numpy <2}
 * @param files text by path, beside what every wheel has
 */
public record WheelRecipe(
        String name, String version, String tags, List<String> metadata, SortedMap<String, String> files) {

    /** The first time that a ZIP archive can hold. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /**
     * A wheel for every Python, with nothing in it.
     *
     * @param name its name
     * @param version its version
     * @return the recipe
     */
    public static WheelRecipe of(String name, String version) {
        return new WheelRecipe(name, version, "py3-none-any", List.of(), new TreeMap<>());
    }

    /**
     * The same for other machines.
     *
     * @param newTags Python, ABI and platform
     * @return the recipe
     */
    public WheelRecipe tags(String newTags) {
        return new WheelRecipe(name, version, newTags, metadata, files);
    }

    /**
     * The same with more to tell.
     *
     * @param lines further lines of METADATA
     * @return the recipe
     */
    public WheelRecipe metadata(String... lines) {
        List<String> all = new ArrayList<>(metadata);
        all.addAll(List.of(lines));
        return new WheelRecipe(name, version, tags, all, files);
    }

    /**
     * The same with one file more.
     *
     * @param path within the wheel
     * @param text its text
     * @return the recipe
     */
    public WheelRecipe with(String path, String text) {
        SortedMap<String, String> all = new TreeMap<>(files);
        all.put(path, text);
        return new WheelRecipe(name, version, tags, metadata, all);
    }

    /**
     * The wheel's file name.
     *
     * @return as PEP 427 has it
     */
    public String fileName() {
        return name + "-" + version + "-" + tags + ".whl";
    }

    /**
     * Writes the wheel.
     *
     * @param directory where; made where it is missing
     * @throws UncheckedIOException when it cannot be written
     */
    public void writeTo(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(fileName()), pack());
        } catch (IOException e) {
            throw new UncheckedIOException("Wheel " + fileName() + " cannot be written to " + directory, e);
        }
    }

    byte[] pack() throws IOException {
        String info = name + "-" + version + ".dist-info/";
        SortedMap<String, String> all = new TreeMap<>(files);
        List<String> head = List.of("Metadata-Version: 2.1", "Name: " + name, "Version: " + version);
        all.put(info + "METADATA", lines(head) + lines(metadata));
        all.put(info + "WHEEL", lines(List.of("Wheel-Version: 1.0", "Root-Is-Purelib: true", "Tag: " + tags)));
        all.put(info + "RECORD", record(all) + info + "RECORD,,\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : all.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String record(SortedMap<String, String> files) {
        StringBuilder record = new StringBuilder();
        files.forEach((path, text) -> {
            byte[] digest = HexFormat.of().parseHex(Digests.sha256(text).hex());
            record.append(path)
                    .append(",sha256=")
                    .append(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
                    .append(',')
                    .append(text.getBytes(StandardCharsets.UTF_8).length)
                    .append('\n');
        });
        return record.toString();
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
