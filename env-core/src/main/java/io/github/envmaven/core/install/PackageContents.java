package io.github.envmaven.core.install;

import io.github.envmaven.core.archive.LinkJson;
import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.python.EntryPoint;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one package will put into a prefix, before anything is decided about packages that share a path.
 *
 * @param record the package; its {@code noarch} is what the package itself says where the channel is silent
 * @param directory the extracted package
 * @param files what it brings along
 * @param entryPoints the commands that are made for it; empty unless it is a noarch Python package
 * @param pythonOrNull the Python it is linked for; null unless it is a noarch Python package
 * @param launcherOrNull the program that starts its commands on Windows; null where there is none
 */
record PackageContents(
        RepoDataRecord record,
        Path directory,
        List<PlannedFile> files,
        List<EntryPoint> entryPoints,
        @Nullable PythonInfo pythonOrNull,
        @Nullable WindowsLauncher launcherOrNull) {

    /**
     * A file of a package and the place it wants.
     *
     * @param entry the file in the package
     * @param target relative to the prefix
     */
    record PlannedFile(PathsEntry entry, String target) {}

    PackageContents {
        files = List.copyOf(files);
        entryPoints = List.copyOf(entryPoints);
    }

    static PackageContents read(CachedPackage cached, @Nullable PythonInfo python, @Nullable WindowsLauncher launcher) {
        LinkJson link = LinkJson.read(cached.directory());
        RepoDataRecord record = withNoArch(cached.record(), link.noArch());
        boolean noarchPython = record.packageRecord().noArch() == NoArch.PYTHON;
        if (noarchPython && python == null) {
            throw TransactionPlanner.withoutPython(record.packageRecord());
        }
        PythonInfo linkedFor = noarchPython ? python : null;
        List<PlannedFile> files = new ArrayList<>();
        for (PathsEntry entry : cached.paths().entries()) {
            String target = linkedFor == null ? entry.path() : linkedFor.installedPath(entry.path());
            if (linkedFor != null) {
                // Its own path was looked at when the list was read.
                requireSafe(record, target);
            }
            requireNoRecord(record, target);
            files.add(new PlannedFile(entry, target));
        }
        List<EntryPoint> entryPoints = linkedFor == null
                ? List.of()
                : link.entryPoints().stream().map(EntryPoint::parse).toList();
        return new PackageContents(record, cached.directory(), files, entryPoints, linkedFor, launcher);
    }

    /** All places it wants, those of its commands included, relative to the prefix. */
    List<String> targets() {
        List<String> targets = new ArrayList<>();
        files.forEach(file -> targets.add(file.target()));
        PythonInfo python = pythonOrNull;
        if (python != null) {
            entryPoints.forEach(
                    entryPoint -> targets.addAll(CommandFile.paths(entryPoint, python, launcherOrNull != null)));
        }
        return targets;
    }

    String stem() {
        return record.packageRecord().stem();
    }

    private static RepoDataRecord withNoArch(RepoDataRecord record, NoArch noArch) {
        PackageRecord packageRecord = record.packageRecord();
        if (packageRecord.noArch() != NoArch.NONE || noArch == NoArch.NONE) {
            return record;
        }
        return new RepoDataRecord(
                packageRecord.toBuilder().noArch(noArch).build(), record.fileName(), record.url(), record.channel());
    }

    private static void requireSafe(RepoDataRecord record, String path) {
        SafePath.problemWith(path).ifPresent(problem -> {
            throw new IntegrityFailed("Package " + record.packageRecord().stem() + ": path '" + SafePath.printable(path)
                    + "' " + problem);
        });
    }

    private static void requireNoRecord(RepoDataRecord record, String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        boolean isRecord = lower.startsWith(Prefix.CONDA_META + "/")
                && (lower.endsWith(".json") || lower.endsWith("/history") || lower.contains("/."));
        if (isRecord || Prefix.isAside(path)) {
            throw new IntegrityFailed("Package " + record.packageRecord().stem() + ": path '" + path
                    + "' would forge the environment's own records");
        }
    }
}
