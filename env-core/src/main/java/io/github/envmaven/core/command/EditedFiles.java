package io.github.envmaven.core.command;

import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.ManifestParser;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of a source's environment files, changed and not yet written. */
final class EditedFiles {

    private final EnvironmentSource source;
    private final ManifestFiles files;
    private final Map<Path, String> original = new LinkedHashMap<>();
    private final Map<Path, String> edited = new LinkedHashMap<>();

    /**
     * Reads the files.
     *
     * @param source where they are
     * @param files reads them
     * @param instead what a user does whose dependencies are in no file
     */
    EditedFiles(EnvironmentSource source, ManifestFiles files, String instead) {
        if (source.files().isEmpty()) {
            throw new InvalidInput(
                    "The dependencies are in " + source.origin() + ", which is not changed for you.",
                    Remedy.fixInput(instead));
        }
        this.source = source;
        this.files = files;
        for (Path file : source.files()) {
            String text = ManifestFiles.text(file);
            original.put(file, text);
            edited.put(file, text);
        }
    }

    Map<Path, String> texts() {
        return edited;
    }

    void replace(Path file, String text) {
        edited.put(file, text);
    }

    /** What one of the files asks for as it is on disk. */
    Manifest before(Path file) {
        return ManifestParser.parseFile(original.getOrDefault(file, ""), file.toString());
    }

    /** What the files ask for as they are now. */
    Manifest manifest() {
        return files.read(source, edited);
    }

    /** Writes what was changed, each file whole or not at all. */
    void write() {
        edited.forEach((file, text) -> {
            if (!text.equals(original.get(file))) {
                AtomicFile.write(file, text);
            }
        });
    }
}
