package io.github.envmaven.core.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.disk.WholeFile;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads files below info/ of an extracted package; links are not followed, as the package may have chosen their targets. */
final class InfoFile {

    // Real ones have some megabytes at most; what is read here is held in memory.
    private static final int MAX_SIZE = 256 << 20;

    /** What makes a value of a document. */
    @FunctionalInterface
    interface Reading<T, V> {

        V read(T document) throws IOException;
    }

    private InfoFile() {}

    /** Reads a JSON document; empty where there is none. */
    static <V> Optional<V> read(Path packageDirectory, String name, Reading<JsonParser, V> reading) {
        return readBytes(packageDirectory, name, bytes -> {
            try (JsonParser json = JsonFields.parse(bytes)) {
                return reading.read(json);
            }
        });
    }

    /** Reads a document of any kind; empty where there is none. */
    static <V> Optional<V> readBytes(Path packageDirectory, String name, Reading<byte[], V> reading) {
        Path file = packageDirectory.resolve("info").resolve(name);
        try {
            byte[] bytes = bytes(file);
            return bytes == null ? Optional.empty() : Optional.of(reading.read(bytes));
        } catch (JsonProcessingException e) {
            throw damaged(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    static IntegrityFailed damaged(Path file, @Nullable String reason, Exception e) {
        return new IntegrityFailed(
                file + " cannot be read: " + SafePath.printable(String.valueOf(reason)),
                Remedy.of(Remedy.Kind.CLEAN_CACHE),
                e);
    }

    private static byte @Nullable [] bytes(Path file) throws IOException {
        try {
            return WholeFile.read(file, MAX_SIZE);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
