package io.github.envmaven.core.prefix;

import io.github.envmaven.core.disk.RawPath;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.wheel.DistInfoDocuments;
import io.github.envmaven.core.wheel.RecordRow;
import io.github.envmaven.core.wheel.WheelOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The Python packages in a prefix that this program installed: those whose {@code INSTALLER} says so. What pip put there by
 * hand, or conda's packages brought along, is not among them.
 */
public final class InstalledWheels {

    private static final String DIST_INFO = ".dist-info";
    private static final int MAX_SIZE = 64 << 20;

    private final Prefix prefix;

    private InstalledWheels(Prefix prefix) {
        this.prefix = prefix;
    }

    /**
     * Reads what is installed, for whatever Python.
     *
     * @param prefix the environment
     * @return the packages, by name; empty where there is no environment
     */
    public static List<InstalledWheel> read(Prefix prefix) {
        return new InstalledWheels(prefix).find(DistInfoDocuments.INSTALLER::equals);
    }

    /**
     * Reads what pip and its kin installed by hand of some projects, which would be found beside what this program installs
     * of them.
     *
     * @param prefix the environment
     * @param projects the projects
     * @param records conda's packages, whose distributions are not meant
     * @return the packages, by name, of unknown origin
     */
    public static List<InstalledWheel> byOthers(Prefix prefix, Set<PypiName> projects, List<PrefixRecord> records) {
        Set<String> condas = new HashSet<>();
        records.forEach(record -> condas.addAll(PrefixPath.places(record.paths())));
        return new InstalledWheels(prefix)
                .find(installer -> !installer.equals(DistInfoDocuments.INSTALLER)).stream()
                        .filter(wheel -> projects.contains(wheel.project()))
                        .filter(wheel -> !condas.contains(wheel.distInfo() + "/METADATA"))
                        .map(wheel -> new InstalledWheel(
                                wheel.distInfo(), wheel.project(), wheel.version(), WheelOrigin.UNKNOWN, wheel.paths()))
                        .toList();
    }

    private List<InstalledWheel> find(Predicate<String> byInstaller) {
        List<InstalledWheel> found = new ArrayList<>();
        for (String directory : siteDirectories(prefix)) {
            for (String name : list(prefix.resolve(directory), "*" + DIST_INFO)) {
                find(directory, name, byInstaller).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(InstalledWheel::project).thenComparing(InstalledWheel::distInfo));
        return found;
    }

    /**
     * The directories that Pythons of a prefix look for modules in, as far as they are there.
     *
     * @param prefix the environment
     * @return relative to the prefix, sorted
     */
    public static List<String> siteDirectories(Prefix prefix) {
        List<String> found = new ArrayList<>();
        if (isDirectory(prefix, "Lib/site-packages")
                && list(prefix.root(), "Lib").contains("Lib")) {
            found.add("Lib/site-packages");
        }
        for (String python : list(prefix.resolve("lib"), "py*")) {
            // A link beside it leads to the same directory.
            String directory = "lib/" + python;
            if (isDirectory(prefix, directory) && isDirectory(prefix, directory + "/site-packages")) {
                found.add(directory + "/site-packages");
            }
        }
        return found;
    }

    private Optional<InstalledWheel> find(String siteDirectory, String name, Predicate<String> byInstaller) {
        String distInfo = siteDirectory + "/" + name;
        String stem = name.substring(0, name.length() - DIST_INFO.length());
        int dash = stem.lastIndexOf('-');
        boolean isMeant = byInstaller.test(text(distInfo + "/INSTALLER").strip());
        if (!isMeant || dash <= 0 || !isDirectory(prefix, distInfo) || !PypiName.isValid(stem.substring(0, dash))) {
            return Optional.empty();
        }
        return Optional.of(new InstalledWheel(
                distInfo,
                PypiName.parse(stem.substring(0, dash)),
                stem.substring(dash + 1),
                origin(distInfo),
                paths(siteDirectory, distInfo)));
    }

    private List<PrefixPath> paths(String siteDirectory, String distInfo) {
        List<PrefixPath> paths = new ArrayList<>();
        try {
            for (RecordRow row : RecordRow.parse(text(distInfo + "/" + DistInfoDocuments.RECORD))) {
                locate(siteDirectory, row.path()).ifPresent(path -> paths.add(describe(path, row)));
            }
        } catch (IntegrityFailed e) {
            // Then it has no list.
            return List.of();
        }
        return paths;
    }

    private static PrefixPath describe(String path, RecordRow row) {
        if (row.sha256().isPresent() && row.bytes().isPresent()) {
            return PrefixPath.made(
                    path,
                    PrefixPath.Kind.HARDLINK,
                    row.sha256().get(),
                    row.bytes().getAsLong());
        }
        return PrefixPath.of(path, path.endsWith(".pyc") ? PrefixPath.Kind.PYC_FILE : PrefixPath.Kind.HARDLINK);
    }

    /** Somebody may have edited the list: what leaves the prefix, or is a record of the environment, is no wheel's. */
    static Optional<String> locate(String siteDirectory, String listed) {
        String directory = siteDirectory + "/";
        String path = listed;
        while (path.startsWith("../") && !directory.isEmpty()) {
            directory = directory.substring(0, directory.lastIndexOf('/', directory.length() - 2) + 1);
            path = path.substring("../".length());
        }
        String whole = directory + path;
        boolean isSafe = !path.isEmpty()
                && !path.startsWith("/")
                && SafePath.problemWith(whole).isEmpty()
                && !whole.startsWith(Prefix.CONDA_META + "/");
        return isSafe ? Optional.of(whole) : Optional.empty();
    }

    private WheelOrigin origin(String distInfo) {
        for (String document : List.of(DistInfoDocuments.DIRECT_URL, DistInfoDocuments.PROVENANCE_URL)) {
            String text = text(distInfo + "/" + document);
            if (!text.isEmpty()) {
                return DistInfoDocuments.origin(
                        text.getBytes(StandardCharsets.UTF_8), document.equals(DistInfoDocuments.DIRECT_URL));
            }
        }
        return WheelOrigin.UNKNOWN;
    }

    private String text(String path) {
        Path file = prefix.resolve(path);
        try {
            boolean isReadable = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < MAX_SIZE;
            return isReadable ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            // As good as absent: the package is installed again, and whoever does meets the same obstacle.
            return "";
        }
    }

    private static boolean isDirectory(Prefix prefix, String path) {
        return Files.isDirectory(prefix.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    private static List<String> list(Path directory, String names) {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, names)) {
            entries.forEach(entry -> found.add(RawPath.text(entry.getFileName())));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot list " + directory + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, directory.toString()),
                    e);
        }
        found.sort(null);
        return found;
    }
}
