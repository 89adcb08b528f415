package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** Reads the metadata of a source distribution on this machine (PEP 625, 643). */
final class SdistFile {

    private static final int MOST_BYTES = 16 << 20;

    private SdistFile() {}

    static String pkgInfo(Path sdist) {
        boolean zip = sdist.toString().endsWith(".zip");
        try (InputStream file = new BufferedInputStream(Files.newInputStream(sdist));
                ArchiveInputStream<? extends ArchiveEntry> archive = zip
                        ? new ZipArchiveInputStream(file)
                        : new TarArchiveInputStream(new GZIPInputStream(file, 1 << 16))) {
            for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                String[] parts = entry.getName().split("/", -1);
                if (parts.length == 2 && parts[1].equals("PKG-INFO")) {
                    return new String(archive.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            throw broken(sdist, "is no source distribution: " + e.getMessage());
        }
        throw broken(sdist, "has no PKG-INFO in its top directory");
    }

    private static IntegrityFailed broken(Path sdist, String why) {
        return new IntegrityFailed(
                sdist.getFileName() + " " + why,
                Remedy.fixInput("Ask its publisher, or ask for another version by a constraint"));
    }
}
