package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the metadata of a wheel on this machine (PEP 427). */
final class WheelFile {

    private static final int MOST_BYTES = 16 << 20;

    private WheelFile() {}

    static String metadata(Path wheel) {
        try (ZipFile zip = new ZipFile(wheel.toFile(), StandardCharsets.UTF_8)) {
            List<? extends ZipEntry> found = Collections.list(zip.entries()).stream()
                    .filter(entry -> isMetadata(entry.getName()))
                    .toList();
            if (found.size() != 1) {
                throw broken(wheel, "has " + found.size() + " METADATA files, and a wheel has one");
            }
            try (InputStream in = zip.getInputStream(found.get(0))) {
                return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw broken(wheel, "is no wheel: " + e.getMessage());
        }
    }

    /** Whether an entry is the metadata of a wheel, and not that of something it carries along. */
    static boolean isMetadata(String entry) {
        return entry.endsWith(".dist-info/METADATA") && entry.indexOf('/') == entry.lastIndexOf('/');
    }

    private static IntegrityFailed broken(Path wheel, String why) {
        return new IntegrityFailed(
                wheel.getFileName() + " " + why,
                Remedy.fixInput("Ask its publisher, or ask for another version by a constraint"));
    }
}
