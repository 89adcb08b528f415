package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pyproject.ProjectTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** Reads documents of a source distribution on this machine (PEP 625, 643, 518); nothing of it is run. */
public final class SdistFile {

    private static final int MOST_BYTES = 16 << 20;

    private SdistFile() {}

    /**
     * How the project wants to be built.
     *
     * @param sdist the archive
     * @return the text of its {@code pyproject.toml}; empty where it has none
     */
    public static Optional<String> pyproject(Path sdist) {
        return named(read(sdist, name -> isTop(name, "pyproject.toml")), "pyproject.toml");
    }

    /**
     * What the archive's project says of itself. Where that is too old to name what it requires, and setuptools made it, that is added; it is no
     * promise then.
     */
    static String pkgInfo(Path sdist) {
        Map<String, String> found = read(
                sdist,
                name -> isTop(name, "PKG-INFO")
                        || isTop(name, "pyproject.toml")
                        || name.endsWith(".egg-info/requires.txt"));
        String text = named(found, "PKG-INFO")
                .or(() -> named(found, "pyproject.toml")
                        .map(pyproject -> ProjectTable.metadata(pyproject, sdist.getFileName() + "/pyproject.toml")))
                .orElseThrow(() -> broken(sdist, "has neither PKG-INFO nor pyproject.toml in its top directory"));
        Optional<String> requires = named(found, "requires.txt");
        CoreMetadata own = CoreMetadata.parse(text, sdist.getFileName() + "/PKG-INFO");
        if (requires.isEmpty() || own.isStatic() || !own.requiresDist().isEmpty()) {
            return text;
        }
        return String.join("\n", RequiresTxt.fields(requires.get())) + "\n" + text.replaceFirst("^\\s+", "");
    }

    /** What a repository has is no source distribution yet, and has no {@code PKG-INFO}. */
    private static Optional<String> named(Map<String, String> found, String name) {
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/" + name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isTop(String entry, String name) {
        String[] parts = entry.split("/", -1);
        return parts.length == 2 && parts[1].equals(name);
    }

    private static Map<String, String> read(Path sdist, Predicate<String> wanted) {
        Map<String, String> texts = new TreeMap<>();
        boolean zip = sdist.toString().endsWith(".zip");
        try (InputStream file = new BufferedInputStream(Files.newInputStream(sdist));
                ArchiveInputStream<? extends ArchiveEntry> archive = zip
                        ? new ZipArchiveInputStream(file)
                        : new TarArchiveInputStream(new GZIPInputStream(file, 1 << 16))) {
            for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (wanted.test(entry.getName())) {
                    texts.put(entry.getName(), new String(archive.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw broken(sdist, "is no source distribution: " + e.getMessage());
        }
        return texts;
    }

    private static IntegrityFailed broken(Path sdist, String why) {
        return new IntegrityFailed(
                sdist.getFileName() + " " + why,
                Remedy.fixInput("Ask its publisher, or ask for another version by a constraint"));
    }
}
