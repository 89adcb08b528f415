package io.github.envmaven.core.archive;

import io.github.envmaven.core.archive.PathsEntry.FileMode;
import io.github.envmaven.core.archive.PathsEntry.PathType;
import io.github.envmaven.core.disk.RawPath;
import io.github.envmaven.core.disk.SafePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths of packages from before {@code paths.json}: {@code info/files} names them, {@code has_prefix} those with a
 * placeholder, {@code no_link} and {@code no_softlink} those to copy.
 */
final class OldPaths {

    // Put together here, so that our own class file does not look like one to be patched.
    private static final String DEFAULT_PLACEHOLDER = String.join("", "/opt/", "anaconda1", "anaconda2", "anaconda3");

    private static final Pattern FIELD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /** How a file with a placeholder is patched. */
    private record Patch(String placeholder, FileMode mode) {}

    private final Path directory;

    private OldPaths(Path directory) {
        this.directory = directory;
    }

    static List<PathsEntry> read(Path packageDirectory) {
        OldPaths paths = new OldPaths(packageDirectory);
        return InfoFile.readBytes(packageDirectory, "files", paths::entries).orElseGet(paths::whatLiesThere);
    }

    private List<PathsEntry> entries(byte[] files) throws IOException {
        return entries(lines(files));
    }

    private List<PathsEntry> entries(List<String> files) throws IOException {
        Map<String, Patch> patches = patches();
        Set<String> copied = new HashSet<>(list("no_link"));
        copied.addAll(list("no_softlink"));
        Set<String> seen = new HashSet<>();
        List<PathsEntry> entries = new ArrayList<>();
        for (String file : files) {
            PathsReader.checkPath(file, seen);
            Patch patch = patches.getOrDefault(file, new Patch("", FileMode.TEXT));
            String placeholder = patch.placeholder().isEmpty() ? null : patch.placeholder();
            entries.add(new PathsEntry(file, type(file), copied.contains(file), placeholder, patch.mode(), null, null));
        }
        return entries;
    }

    private PathType type(String file) {
        Path path = SafePath.resolve(directory, file);
        if (Files.isSymbolicLink(path)) {
            return PathType.SOFTLINK;
        }
        return Files.isDirectory(path) ? PathType.DIRECTORY : PathType.HARDLINK;
    }

    private Map<String, Patch> patches() throws IOException {
        Map<String, Patch> patches = new HashMap<>();
        for (String line : list("has_prefix")) {
            List<String> fields = fields(line);
            if (fields.size() == 1) {
                patches.put(fields.get(0), new Patch(DEFAULT_PLACEHOLDER, FileMode.TEXT));
            } else if (fields.size() == 3) {
                patches.put(fields.get(2), new Patch(fields.get(0), PathsReader.fileMode(fields.get(1))));
            } else {
                throw new IOException("has_prefix has a line of " + fields.size() + " fields, not of one or three");
            }
        }
        return patches;
    }

    private List<String> list(String name) {
        return InfoFile.readBytes(directory, name, OldPaths::lines).orElse(List.of());
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            fields.add(quoted == null ? matcher.group(3) : quoted);
        }
        return fields;
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The last resort, for packages that list nothing: the files themselves, in a stable order. */
    private List<PathsEntry> whatLiesThere() {
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                    boolean isInfo = visited.equals(directory.resolve("info"));
                    return isInfo ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(RawPath.text(directory.relativize(file)).replace('\\', '/'));
                    return FileVisitResult.CONTINUE;
                }
            });
            return entries(files.stream().sorted().toList());
        } catch (IOException e) {
            throw InfoFile.damaged(directory, e.getMessage(), e);
        }
    }
}
