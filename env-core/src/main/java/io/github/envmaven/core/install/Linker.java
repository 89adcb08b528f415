package io.github.envmaven.core.install;

import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.RawPath;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.install.PackageContents.PlannedFile;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.python.EntryPoint;
import io.github.envmaven.core.python.PythonInfo;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the files of packages into a prefix whose directories exist. Several threads may link different packages at once:
 * no two of them write to one path, because {@link PathOwners} has settled that before.
 */
final class Linker {

    private final Prefix prefix;
    private final String platform;
    private final PathOwners owners;
    private final PatchedFile patchedFile;
    private final Undo undo;
    private final FreePlace freePlace;
    private final Set<String> replaced = new ConcurrentSkipListSet<>();
    private final Set<String> escaping = new ConcurrentSkipListSet<>();

    Linker(Prefix prefix, String platform, PathOwners owners, Undo undo) {
        this.prefix = prefix;
        this.platform = platform;
        this.owners = owners;
        this.undo = undo;
        this.freePlace = new FreePlace(undo);
        this.patchedFile = new PatchedFile(prefix, platform);
    }

    /** Makes the directories of all packages. */
    void makeDirectories(List<PackageContents> packages, Workers workers) {
        Set<String> directories = new HashSet<>();
        for (PackageContents contents : packages) {
            contents.targets().forEach(target -> addParents(placeOf(contents, target), directories));
            for (PlannedFile file : contents.files()) {
                if (file.entry().type() == PathsEntry.PathType.DIRECTORY) {
                    directories.add(placeOf(contents, file.target()));
                }
            }
        }
        PrefixDirectory.makeAll(prefix, directories, undo, workers);
    }

    /**
     * Links one package.
     *
     * @param contents the package
     * @param method how files get into the prefix in which nothing is replaced
     * @return what it put there, in the package's order
     */
    List<PrefixPath> link(PackageContents contents, LinkMethod method) {
        List<PrefixPath> paths = new ArrayList<>(contents.files().size());
        for (PlannedFile file : contents.files()) {
            paths.add(link(contents, file, method));
        }
        PythonInfo python = contents.pythonOrNull();
        if (python != null) {
            for (EntryPoint entryPoint : contents.entryPoints()) {
                writeCommand(contents, entryPoint, python, paths);
            }
        }
        return paths;
    }

    /** Files that were there, belonged to no package and are gone, sorted. */
    Set<String> replaced() {
        return Collections.unmodifiableSet(replaced);
    }

    /** Softlinks that lead out of the prefix, sorted. */
    Set<String> escaping() {
        return Collections.unmodifiableSet(escaping);
    }

    private PrefixPath link(PackageContents contents, PlannedFile file, LinkMethod method) {
        PathsEntry entry = file.entry();
        String place = placeOf(contents, file.target());
        Path source = RawPath.resolve(contents.directory(), entry.path());
        Path target = prefix.resolve(place);
        try {
            return switch (entry.type()) {
                case DIRECTORY -> PrefixPath.of(place, PrefixPath.Kind.DIRECTORY);
                case SOFTLINK -> linkSoftly(file, place, source, target);
                case HARDLINK -> linkFile(file, place, source, target, method);
            };
        } catch (NoSuchFileException e) {
            throw new IntegrityFailed(
                    "Package " + contents.stem() + " lists '" + entry.path() + "' but does not contain it",
                    Remedy.of(Remedy.Kind.CLEAN_CACHE),
                    e);
        } catch (IOException e) {
            throw FreePlace.failed(target, "package " + contents.stem(), e);
        }
    }

    private PrefixPath linkSoftly(PlannedFile file, String place, Path source, Path target) throws IOException {
        if (!Files.isSymbolicLink(source)) {
            return linkFile(file, place, source, target, LinkMethod.COPY);
        }
        Path text = Files.readSymbolicLink(source);
        Path leadsTo = prefix.resolve(file.target()).resolveSibling(text).normalize();
        if (!leadsTo.startsWith(prefix.root())) {
            escaping.add(file.target() + " -> " + RawPath.text(text));
        }
        replacing(place, target, () -> Files.createSymbolicLink(target, text));
        return described(file, place, PrefixPath.Kind.SOFTLINK, null, RawPath.text(text));
    }

    private PrefixPath linkFile(PlannedFile file, String place, Path source, Path target, LinkMethod method)
            throws IOException {
        PathsEntry entry = file.entry();
        if (entry.placeholder().isPresent()) {
            Sha256[] inPrefix = new Sha256[1];
            replacing(place, target, () -> inPrefix[0] = patchedFile.write(entry, source, target));
            return described(file, place, PrefixPath.Kind.HARDLINK, inPrefix[0], null);
        }
        replacing(place, target, () -> put(source, target, entry.noLink() ? LinkMethod.COPY : method));
        return described(file, place, PrefixPath.Kind.HARDLINK, null, null);
    }

    private PrefixPath described(
            PlannedFile file,
            String place,
            PrefixPath.Kind kind,
            @Nullable Sha256 inPrefix,
            @Nullable String linkTarget) {
        PathsEntry entry = file.entry();
        PrefixPath.Patch patch = entry.placeholder()
                .map(placeholder -> new PrefixPath.Patch(
                        placeholder, entry.fileMode() == PathsEntry.FileMode.TEXT ? "text" : "binary"))
                .orElse(null);
        String original = place.equals(file.target()) ? null : file.target();
        return new PrefixPath(
                place,
                kind,
                entry.sha256OrNull(),
                inPrefix,
                entry.sizeOrNull(),
                patch,
                entry.noLink(),
                original,
                linkTarget);
    }

    private void writeCommand(
            PackageContents contents, EntryPoint entryPoint, PythonInfo python, List<PrefixPath> paths) {
        CommandFile.Place place = new CommandFile.Place(prefix, platform, python, contents.launcherOrNull());
        for (CommandFile file : CommandFile.of(entryPoint, place, CommandFile.Window.TERMINAL)) {
            paths.add(write(contents, file.path(), file.content(), file.kind()));
        }
    }

    private PrefixPath write(PackageContents contents, String file, byte[] bytes, PrefixPath.Kind kind) {
        String place = placeOf(contents, file);
        Path target = prefix.resolve(place);
        try {
            replacing(place, target, () -> patchedFile.writeExecutable(target, bytes));
        } catch (IOException e) {
            throw FreePlace.failed(target, "package " + contents.stem(), e);
        }
        PrefixPath path = PrefixPath.made(place, kind, Sha256.of(bytes), bytes.length);
        return place.equals(file) ? path : path.moved(place, file);
    }

    private void replacing(String place, Path target, FreePlace.Making making) throws IOException {
        if (freePlace.make(target, making)) {
            replaced.add(place);
        }
    }

    /** Makes a file that has the content of another. */
    static void put(Path source, Path target, LinkMethod method) throws IOException {
        if (method == LinkMethod.COPY) {
            copy(source, target);
        } else {
            hardLink(source, target);
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    private static void hardLink(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            // A file may have only so many links, 65000 on ext4.
            copy(source, target);
        }
    }

    private String placeOf(PackageContents contents, String target) {
        return owners.placeOf(contents.record().packageRecord().name().value(), target);
    }

    static void addParents(String path, Set<String> directories) {
        int slash = path.lastIndexOf('/');
        while (slash > 0 && directories.add(path.substring(0, slash))) {
            slash = path.lastIndexOf('/', slash - 1);
        }
    }
}
