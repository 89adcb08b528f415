package io.github.envmaven.core.install;

import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.RawPath;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.install.WheelContents.PlannedFile;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.python.EntryPoint;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.wheel.RecordRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Puts the files of wheels into a prefix. Several threads may link different wheels at once, as {@link InstallPlan} has
 * settled who puts which file there.
 */
final class WheelLinker {

    private static final byte[] PYTHON = {'#', '!', 'p', 'y', 't', 'h', 'o', 'n'};

    private final Prefix prefix;
    private final String platform;
    private final InstallPlan plan;
    private final PatchedFile patchedFile;
    private final Undo undo;
    private final FreePlace freePlace;
    private final Set<String> replaced = new ConcurrentSkipListSet<>();

    WheelLinker(Prefix prefix, String platform, InstallPlan plan, Undo undo) {
        this.prefix = prefix;
        this.platform = platform;
        this.plan = plan;
        this.patchedFile = new PatchedFile(prefix, platform);
        this.undo = undo;
        this.freePlace = new FreePlace(undo);
    }

    /** Makes the directories of all wheels. */
    void makeDirectories(Workers workers) {
        Set<String> directories = new HashSet<>();
        for (WheelContents wheel : plan.wheels()) {
            for (String target : wheel.targets()) {
                if (isOwn(wheel, target)) {
                    Linker.addParents(target, directories);
                }
            }
        }
        PrefixDirectory.makeAll(prefix, directories, undo, workers);
    }

    /**
     * Links one wheel, but for the list of its files.
     *
     * @param wheel the wheel
     * @param method how files get into the prefix
     * @return what its list has to name
     */
    List<PrefixPath> link(WheelContents wheel, LinkMethod method) {
        List<PrefixPath> paths = new ArrayList<>();
        for (PlannedFile file : wheel.files()) {
            if (isOwn(wheel, file.target())) {
                paths.add(link(wheel, file, method));
            } else if (plan.claims().isShared(wheel.label(), file.target())) {
                paths.add(described(file.entry(), file.target()));
            }
        }
        CommandFile.Place place =
                new CommandFile.Place(prefix, platform, wheel.scheme().python(), wheel.launcherOrNull());
        for (EntryPoint command : wheel.distinctCommands()) {
            for (CommandFile file : CommandFile.of(command, place, wheel.windowOf(command))) {
                if (isOwn(wheel, file.path())) {
                    paths.add(write(wheel, file.path(), file.content(), true));
                }
            }
        }
        wheel.documents()
                .forEach((name, content) ->
                        paths.add(write(wheel, wheel.scheme().distInfo() + "/" + name, content, false)));
        return paths;
    }

    /** Files that were there, belonged to no package and are gone, sorted. */
    Set<String> replaced() {
        return Collections.unmodifiableSet(replaced);
    }

    /** Writes the list of a wheel's files, which makes it an installed package; it is seen whole or not at all. */
    void writeRecord(WheelContents wheel, List<PrefixPath> paths) {
        List<PrefixPath> sorted = new ArrayList<>(paths);
        sorted.add(PrefixPath.of(wheel.record(), PrefixPath.Kind.HARDLINK));
        sorted.sort(Comparator.comparing(PrefixPath::path));
        StringBuilder text = new StringBuilder();
        for (PrefixPath path : sorted) {
            String place = wheel.scheme().inRecord(path.path());
            Sha256 sha256 = path.sha256OrNull();
            Long size = path.sizeOrNull();
            RecordRow row = sha256 == null || size == null ? RecordRow.of(place) : RecordRow.of(place, sha256, size);
            text.append(row).append('\n');
        }
        Path target = prefix.resolve(wheel.record());
        // The directory of records is where an interrupted transaction is looked for.
        Path temporary = Trees.temporarySibling(prefix.history());
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw FreePlace.failed(target, wheel.label(), e);
        }
        undo.madeFile(target);
        Trees.moveReplacing(temporary, target);
    }

    /** Whether a file goes where the wheel wants it, and is not there for another wheel already. */
    private boolean isOwn(WheelContents wheel, String target) {
        return plan.owners().placeOf(wheel.label(), target).equals(target)
                && !plan.claims().isShared(wheel.label(), target);
    }

    private PrefixPath link(WheelContents wheel, PlannedFile file, LinkMethod method) {
        PathsEntry entry = file.entry();
        Path source = RawPath.resolve(wheel.wheel().directory(), entry.path());
        Path target = prefix.resolve(file.target());
        try {
            if (file.isScript()) {
                byte[] content = Files.readAllBytes(source);
                if (startsWithPython(content)) {
                    return write(
                            wheel,
                            file.target(),
                            withShebang(content, wheel.scheme().python()),
                            true);
                }
            }
            if (freePlace.make(target, () -> Linker.put(source, target, method))) {
                replaced.add(file.target());
            }
            return described(entry, file.target());
        } catch (NoSuchFileException e) {
            throw new IntegrityFailed(
                    "Wheel " + wheel.file() + " lists '" + entry.path() + "' but the cache does not have it",
                    Remedy.of(Remedy.Kind.CLEAN_CACHE),
                    e);
        } catch (IOException e) {
            throw FreePlace.failed(target, wheel.label(), e);
        }
    }

    private static PrefixPath described(PathsEntry entry, String target) {
        return new PrefixPath(
                target,
                PrefixPath.Kind.HARDLINK,
                entry.sha256OrNull(),
                null,
                entry.sizeOrNull(),
                null,
                false,
                null,
                null);
    }

    private PrefixPath write(WheelContents wheel, String path, byte[] content, boolean isProgram) {
        Path target = prefix.resolve(path);
        try {
            freePlace.make(target, () -> {
                if (isProgram) {
                    patchedFile.writeExecutable(target, content);
                } else {
                    patchedFile.writePlain(target, content);
                }
            });
        } catch (IOException e) {
            throw FreePlace.failed(target, wheel.label(), e);
        }
        return PrefixPath.made(path, PrefixPath.Kind.HARDLINK, Sha256.of(content), content.length);
    }

    private static boolean startsWithPython(byte[] content) {
        return content.length >= PYTHON.length && Arrays.equals(content, 0, PYTHON.length, PYTHON, 0, PYTHON.length);
    }

    /** The first line names no place; {@code #!pythonw} is for programs that open windows of their own. */
    private byte[] withShebang(byte[] content, PythonInfo python) {
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        String first = new String(content, 0, end, StandardCharsets.UTF_8).strip();
        boolean isWindowed = python.windows() && first.startsWith("#!pythonw");
        String interpreter = python.windows()
                ? prefix.resolve(isWindowed ? "pythonw.exe" : python.executable())
                        .toString()
                : prefix.text(false) + "/" + python.executable();
        byte[] line = Shebang.forPython(interpreter, platform).getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[line.length + content.length - end];
        System.arraycopy(line, 0, whole, 0, line.length);
        System.arraycopy(content, end, whole, line.length, content.length - end);
        return whole;
    }
}
