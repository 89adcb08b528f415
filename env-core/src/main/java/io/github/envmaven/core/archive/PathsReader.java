package io.github.envmaven.core.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.envmaven.core.archive.PathsEntry.FileMode;
import io.github.envmaven.core.archive.PathsEntry.PathType;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.SafePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code info/paths.json} (CEP 34). */
final class PathsReader {

    private @Nullable String path;
    private PathType type = PathType.HARDLINK;
    private boolean noLink;
    private @Nullable String placeholder;
    private @Nullable FileMode fileMode;
    private @Nullable Sha256 sha256;
    private @Nullable Long size;

    private PathsReader() {}

    static List<PathsEntry> read(Path packageDirectory) {
        return InfoFile.read(packageDirectory, "paths.json", PathsReader::parse)
                .orElseGet(() -> OldPaths.read(packageDirectory));
    }

    private static List<PathsEntry> parse(JsonParser json) throws IOException {
        List<PathsEntry> entries = new ArrayList<>();
        for (String field = JsonFields.first(json); field != null; field = JsonFields.next(json)) {
            switch (field) {
                case "paths" -> parseEntries(json, entries);
                case "paths_version" -> requireVersion(JsonFields.number(json));
                default -> json.skipChildren();
            }
        }
        return entries;
    }

    private static void requireVersion(long version) throws IOException {
        if (version != 1) {
            throw new IOException("paths_version " + version + " is not supported");
        }
    }

    private static void parseEntries(JsonParser json, List<PathsEntry> entries) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("'paths' is no list");
        }
        Set<String> seen = new HashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            PathsEntry entry = new PathsReader().parseEntry(json);
            checkPath(entry.path(), seen);
            entries.add(entry);
        }
    }

    /** Refuses what would leave a prefix, and what stands there twice. */
    static void checkPath(String path, Set<String> seen) throws IOException {
        Optional<String> problem = SafePath.problemWith(path);
        if (problem.isPresent()) {
            throw new IOException("path '" + SafePath.printable(path) + "' " + problem.get());
        }
        if (!seen.add(path)) {
            throw new IOException("path '" + path + "' stands in it twice");
        }
    }

    private PathsEntry parseEntry(JsonParser json) throws IOException {
        for (String field = JsonFields.first(json); field != null; field = JsonFields.next(json)) {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                parseField(field, json);
            }
        }
        if (path == null) {
            throw new IOException("an entry has no _path");
        }
        FileMode mode = fileMode == null ? FileMode.TEXT : fileMode;
        return new PathsEntry(path, type, noLink, placeholder, mode, sha256, size);
    }

    private void parseField(String field, JsonParser json) throws IOException {
        switch (field) {
            case "_path" -> path = JsonFields.text(json);
            case "path_type" -> type = type(JsonFields.text(json));
            case "no_link" -> noLink = json.getBooleanValue();
            case "prefix_placeholder" -> placeholder = placeholder(JsonFields.text(json));
            case "file_mode" -> fileMode = fileMode(JsonFields.text(json));
            case "sha256" -> sha256 = digest(JsonFields.text(json));
            case "size_in_bytes" -> size = JsonFields.number(json);
            default -> json.skipChildren();
        }
    }

    private static PathType type(String text) throws IOException {
        return switch (text) {
            case "hardlink" -> PathType.HARDLINK;
            case "softlink" -> PathType.SOFTLINK;
            case "directory" -> PathType.DIRECTORY;
            default -> throw new IOException("path_type '" + SafePath.printable(text) + "' is unknown");
        };
    }

    static FileMode fileMode(String text) throws IOException {
        return switch (text) {
            case "text" -> FileMode.TEXT;
            case "binary" -> FileMode.BINARY;
            default -> throw new IOException("file_mode '" + SafePath.printable(text) + "' is unknown");
        };
    }

    private static @Nullable String placeholder(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Sha256 digest(String text) throws IOException {
        if (!Sha256.isHex(text)) {
            throw new IOException("'" + SafePath.printable(text) + "' is no SHA-256");
        }
        return new Sha256(text);
    }
}
