package io.github.envmaven.core.testing;

import io.github.envmaven.core.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package index on disk (PEP 503): wheels below {@code files}, a page for each project below {@code simple}. */
public final class TestIndex {

    private final Path directory;
    private final Map<String, List<String>> links = new TreeMap<>();

    public TestIndex(Path directory) {
        this.directory = directory;
    }

    /** Publishes a wheel for every Python: {@code "app 1.0 : lib >=1 & other ; extra == 'x'"}. */
    public TestIndex add(String line) {
        return add(line, "py3-none-any", "");
    }

    /** Publishes a wheel of some tags, whose link has more attributes. */
    public TestIndex add(String line, String tags, String attributes) {
        String[] parts = line.split(" : ", 2);
        String[] nameAndVersion = parts[0].strip().split(" ");
        List<String> requires = parts.length == 1 ? List.of() : List.of(parts[1].split(" & "));
        String fileName = nameAndVersion[0].replace('-', '_') + "-" + nameAndVersion[1] + "-" + tags + ".whl";
        byte[] wheel = wheel(nameAndVersion[0], nameAndVersion[1], requires);
        write(directory.resolve("files").resolve(fileName), wheel);
        return link(
                nameAndVersion[0],
                "<a href=\"../../files/" + fileName + "#sha256="
                        + Sha256.of(wheel).hex() + "\" " + attributes + ">" + fileName + "</a>");
    }

    /** Publishes any link. */
    public TestIndex link(String project, String link) {
        links.computeIfAbsent(project, name -> new ArrayList<>()).add(link);
        page(project, "<!DOCTYPE html><html><body>\n" + String.join("<br>\n", links.get(project)) + "\n</body></html>");
        return this;
    }

    /** Answers with any text for a project. */
    public TestIndex page(String project, String text) {
        write(
                directory.resolve("simple").resolve(project).resolve("index.html"),
                text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The index as a URL of this machine. */
    public String url() {
        return directory.resolve("simple").toUri().toString();
    }

    /** Where a published file is. */
    public Path file(String fileName) {
        return directory.resolve("files").resolve(fileName);
    }

    private static byte[] wheel(String name, String version, List<String> requires) {
        String info = name.replace('-', '_') + "-" + version + ".dist-info/";
        StringBuilder metadata =
                new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
        for (String requirement : requires) {
            metadata.append("Requires-Dist: ").append(requirement).append('\n');
            int at = requirement.indexOf("extra == ");
            if (at >= 0) {
                metadata.append("Provides-Extra: ")
                        .append(requirement.substring(at + 9).replace("'", "").strip())
                        .append('\n');
            }
        }
        Map<String, String> members = new LinkedHashMap<>();
        members.put(name.replace('-', '_') + ".py", "version = '" + version + "'\n");
        members.put(info + "METADATA", metadata.toString());
        members.put(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        return zip(members);
    }

    private static byte[] zip(Map<String, String> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                entry.setTime(1_700_000_000_000L);
                zip.putNextEntry(entry);
                zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
