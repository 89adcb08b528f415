package io.github.envmaven.core.install;

import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.cache.CachedWheel;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.python.EntryPoint;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.wheel.DistInfoDocuments;
import io.github.envmaven.core.wheel.InstallScheme;
import io.github.envmaven.core.wheel.UnpackedWheel;
import io.github.envmaven.core.wheel.WheelFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one wheel will put into a prefix.
 *
 * @param file what the lock says about it
 * @param scheme where its files go
 * @param files what it brings along, but for what only an installer writes
 * @param documents what the installer adds to its directory {@code *.dist-info}, by file name, but for {@code RECORD}
 * @param launcherOrNull the program that starts its commands on Windows; null where there is none
 */
record WheelContents(
        WheelFile file,
        InstallScheme scheme,
        List<PlannedFile> files,
        Map<String, byte[]> documents,
        @Nullable WindowsLauncher launcherOrNull) {

    /**
     * A file of a wheel and its place.
     *
     * @param entry the file in the cache
     * @param target relative to the prefix
     * @param isScript whether its first line may have to name the Python
     */
    record PlannedFile(PathsEntry entry, String target, boolean isScript) {}

    static WheelContents read(CachedWheel cached, PythonInfo python, @Nullable WindowsLauncher launcher) {
        UnpackedWheel wheel = cached.content();
        InstallScheme scheme = new InstallScheme(python, wheel);
        Set<String> commands = new HashSet<>();
        wheel.entryPoints().all().forEach(command -> commands.add(command.command()));
        List<PlannedFile> files = new ArrayList<>();
        for (PathsEntry entry : wheel.files()) {
            String member = entry.path().substring(UnpackedWheel.CONTENT.length() + 1);
            String target = scheme.placeOf(member);
            if (Prefix.isAside(target)) {
                throw new IntegrityFailed("Wheel " + cached.file() + ": file '" + SafePath.printable(member)
                        + "' lies where only an installer keeps files");
            }
            boolean isScript = scheme.isScript(member);
            boolean isLeftOut = isScript ? isCommand(target, commands) : isInstallers(target, scheme);
            if (!isLeftOut) {
                files.add(new PlannedFile(entry, target, isScript));
            }
        }
        WheelContents contents =
                new WheelContents(cached.file(), scheme, files, DistInfoDocuments.of(cached.file()), launcher);
        contents.requireNoneTwice();
        return contents;
    }

    String label() {
        return file.label();
    }

    UnpackedWheel wheel() {
        return scheme.wheel();
    }

    List<EntryPoint> commands() {
        return wheel().entryPoints().all();
    }

    CommandFile.Window windowOf(EntryPoint command) {
        return wheel().entryPoints().console().contains(command) ? CommandFile.Window.TERMINAL : CommandFile.Window.OWN;
    }

    /** All places it wants, relative to the prefix, with the digest of what goes there as far as that is known now. */
    Map<String, Sha256> digests() {
        Map<String, Sha256> digests = new LinkedHashMap<>();
        for (PlannedFile planned : files) {
            if (!planned.isScript()) {
                planned.entry().sha256().ifPresent(sha256 -> digests.put(planned.target(), sha256));
            }
        }
        return digests;
    }

    /** All places it wants, those of commands and of the installer's documents included, relative to the prefix. */
    List<String> targets() {
        List<String> targets = new ArrayList<>();
        files.forEach(planned -> targets.add(planned.target()));
        for (EntryPoint command : distinctCommands()) {
            targets.addAll(CommandFile.paths(command, scheme.python(), launcherOrNull != null));
        }
        documents.keySet().forEach(name -> targets.add(scheme.distInfo() + "/" + name));
        targets.add(record());
        return targets;
    }

    /** The list of its files, relative to the prefix. */
    String record() {
        return scheme.distInfo() + "/" + DistInfoDocuments.RECORD;
    }

    /** A command may be listed for the terminal and for windows alike; the first wins. */
    List<EntryPoint> distinctCommands() {
        Map<String, EntryPoint> byName = new LinkedHashMap<>();
        commands().forEach(command -> byName.putIfAbsent(command.command(), command));
        return List.copyOf(byName.values());
    }

    private void requireNoneTwice() {
        Set<String> seen = new HashSet<>();
        for (String target : targets()) {
            if (!seen.add(target)) {
                throw new IntegrityFailed(
                        "Wheel " + file + " has two files for " + SafePath.printable(target) + " of the environment.");
            }
        }
    }

    private static boolean isInstallers(String target, InstallScheme scheme) {
        String directory = scheme.distInfo() + "/";
        return target.startsWith(directory) && DistInfoDocuments.isInstallers(target.substring(directory.length()));
    }

    /** Old wheels bring along what is made of their entry points. */
    private static boolean isCommand(String target, Set<String> commands) {
        String name = target.substring(target.lastIndexOf('/') + 1);
        String lower = name.toLowerCase(Locale.ROOT);
        for (String ending : List.of(".exe", "-script.py", "-script.pyw")) {
            if (lower.endsWith(ending)) {
                return commands.contains(name.substring(0, name.length() - ending.length()));
            }
        }
        return commands.contains(name);
    }
}
