package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.ManifestInput;
import io.github.envmaven.core.manifest.ManifestParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns a source into the manifest that it asks for. */
final class ManifestFiles {

    private final EventListener listener;

    ManifestFiles(EventListener listener) {
        this.listener = listener;
    }

    /**
     * Reads and merges the files of a source, or the values given in place of files.
     *
     * @param source what the user asked for
     * @return the manifest; channels and platforms given beside the files have replaced theirs
     */
    Manifest read(EnvironmentSource source) {
        Manifest manifest = source.files().isEmpty()
                ? included(
                        ManifestParser.parse(new ManifestInput(
                                source.origin(),
                                "",
                                source.channels(),
                                source.dependencies(),
                                source.pip(),
                                source.platforms(),
                                source.variables())),
                        source.baseDirectory())
                : merged(
                        source,
                        source.files().stream()
                                .collect(Collectors.toMap(
                                        file -> file, ManifestFiles::text, (a, b) -> a, LinkedHashMap::new)));
        manifest.warnings().forEach(warning -> listener.onEvent(new Event.Warned(warning)));
        return source.files().isEmpty() ? manifest : replaced(manifest, source);
    }

    /**
     * Merges the files of a source with other texts than those on disk.
     *
     * @param source what the user asked for, in files
     * @param texts the text of each of them
     * @return the manifest
     */
    Manifest read(EnvironmentSource source, Map<Path, String> texts) {
        Manifest manifest = merged(source, texts);
        manifest.warnings().forEach(warning -> listener.onEvent(new Event.Warned(warning)));
        return replaced(manifest, source);
    }

    private static Manifest merged(EnvironmentSource source, Map<Path, String> texts) {
        return Manifest.merge(source.files().stream()
                .map(file -> included(
                        ManifestParser.parseFile(texts.getOrDefault(file, ""), file.toString()),
                        file.toAbsolutePath().resolveSibling("")))
                .toList());
    }

    private static Manifest included(Manifest manifest, Path directory) {
        PipIncludes.Included included = PipIncludes.included(manifest.pip(), directory);
        return manifest.withPip(included.lines(), included.warnings());
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its text
     */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new NotFound(
                    "There is no environment file " + file + ".",
                    Remedy.fixInput("Write one (name, channels, dependencies), or name another file."),
                    e);
        } catch (IOException e) {
            throw new DiskFailed(
                    "The environment file " + file + " cannot be read: " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, file.toString()),
                    e);
        }
    }

    private static Manifest replaced(Manifest manifest, EnvironmentSource source) {
        if (source.channels().isEmpty() && source.platforms().isEmpty()) {
            return manifest;
        }
        Manifest given = ManifestParser.parse(new ManifestInput(
                source.origin(), "", source.channels(), List.of(), List.of(), source.platforms(), source.variables()));
        return new Manifest(
                manifest.name(),
                source.channels().isEmpty() ? manifest.channels() : given.channels(),
                source.channels().isEmpty() ? manifest.defaultChannels() : given.defaultChannels(),
                manifest.specs(),
                manifest.pip(),
                manifest.pipRepositories(),
                manifest.variables(),
                source.platforms().isEmpty() ? manifest.platforms() : given.platforms(),
                manifest.sources(),
                manifest.warnings());
    }
}
