package io.github.envmaven.core.verify;

import io.github.envmaven.core.disk.RawPath;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.PipDistributions;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.python.Bytecode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of an environment that no package with a record put there: what pip installed, what its users made, what a tool
 * left. Not counted are the documents about the environment itself and the bytecode of modules that are there.
 */
public final class ForeignFiles {

    private final Prefix prefix;
    private final Set<String> owned;
    private final Set<String> all;
    private final Set<String> foreign;

    /**
     * A file that no package with a record put there.
     *
     * @param path relative to the environment, with {@code /} between its parts
     * @param owner what pip installed it with, as {@code numpy 2.1.0 (pip)}; empty where nothing says whose it is
     */
    public record ForeignFile(String path, String owner) {}

    private ForeignFiles(Prefix prefix, Set<String> owned, Set<String> all, Set<String> foreign) {
        this.prefix = prefix;
        this.owned = owned;
        this.all = all;
        this.foreign = foreign;
    }

    /**
     * Looks through an environment; links are not followed.
     *
     * @param prefix the environment
     * @param records the conda packages that are installed
     * @param wheels the wheels that are installed
     * @return its foreign files
     */
    public static ForeignFiles find(Prefix prefix, List<PrefixRecord> records, List<InstalledWheel> wheels) {
        Set<String> owned = new HashSet<>();
        for (PrefixRecord record : records) {
            owned.addAll(PrefixPath.places(record.paths()));
        }
        wheels.forEach(wheel -> owned.addAll(PrefixPath.places(wheel.paths())));
        Set<String> all = walk(prefix);
        Set<String> foreign = new TreeSet<>();
        for (String path : all) {
            boolean isBytecode = Bytecode.source(path).filter(all::contains).isPresent();
            if (!owned.contains(path) && !isBytecode) {
                foreign.add(path);
            }
        }
        return new ForeignFiles(prefix, owned, all, foreign);
    }

    /**
     * The files with their owners.
     *
     * @return sorted by path
     */
    public List<ForeignFile> all() {
        PipDistributions distributions = PipDistributions.read(prefix, foreign);
        return foreign.stream()
                .map(path -> new ForeignFile(path, distributions.ownerOf(path).orElse("")))
                .toList();
    }

    /** Distributions among them of projects that a package has, too. */
    List<Finding> secondDistributions() {
        Map<String, String> ofPackages = new HashMap<>();
        for (String path : owned) {
            distribution(path)
                    .filter(directory -> all.contains(path))
                    .ifPresent(directory -> ofPackages.put(project(directory), name(directory)));
        }
        List<Finding> seconds = new ArrayList<>();
        for (String path : foreign) {
            distribution(path).ifPresent(directory -> {
                String ofPackage = ofPackages.get(project(directory));
                if (ofPackage != null) {
                    seconds.add(new Finding.SecondDistribution(name(directory), ofPackage));
                }
            });
        }
        return seconds;
    }

    /** The directory of a distribution's documents, told by the one that each has. */
    private static Optional<String> distribution(String path) {
        return path.endsWith(".dist-info/METADATA") || path.endsWith(".egg-info/PKG-INFO")
                ? Optional.of(path.substring(0, path.lastIndexOf('/')))
                : Optional.empty();
    }

    /** Where it is and what it is of. */
    private static String project(String directory) {
        String name = name(directory);
        int end = name.indexOf('-') < 0 ? name.lastIndexOf('.') : name.indexOf('-');
        return directory.substring(0, directory.length() - name.length()) + PypiName.normalized(name.substring(0, end));
    }

    private static String name(String directory) {
        return directory.substring(directory.lastIndexOf('/') + 1);
    }

    /** Links out of the environment that stand in the place of a directory with files of packages. */
    List<String> linksAway() {
        return foreign.stream()
                .filter(this::isAbovePackages)
                .filter(path -> !isWithin(prefix.resolve(path)))
                .toList();
    }

    /** Whether it is a link that files of packages are reached by. */
    private boolean isAbovePackages(String path) {
        return Files.isSymbolicLink(prefix.resolve(path))
                && owned.stream().anyMatch(below -> below.startsWith(path + "/"));
    }

    private boolean isWithin(Path link) {
        try {
            return SafePath.leadsInside(prefix.root(), link);
        } catch (IOException e) {
            // It leads nowhere: what is below it is missing, and told of.
            return true;
        }
    }

    /**
     * Deletes them all, and the directories that are empty then and that no package has. The caller holds the lock on the
     * prefix.
     */
    public void delete() {
        for (String path : foreign) {
            Trees.delete(prefix.resolve(path));
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                String directory = path.substring(0, slash);
                if (owned.contains(directory) || !isDeleted(prefix.resolve(directory))) {
                    break;
                }
            }
        }
    }

    private static boolean isDeleted(Path directory) {
        try {
            Files.deleteIfExists(directory);
            return true;
        } catch (IOException e) {
            // Something else is in it.
            return false;
        }
    }

    /** All distributions, whoever installed them: one may have replaced files of a package with a record. */
    PipDistributions distributions() {
        return PipDistributions.read(prefix, all);
    }

    private static Set<String> walk(Prefix prefix) {
        Set<String> files = new TreeSet<>();
        try {
            // The environment itself may be reached by a link, which would be taken for a file of it.
            Path root = prefix.root().toRealPath();
            Set<Path> own = Set.of(root.resolve(Prefix.CONDA_META), root.resolve(Prefix.TRASH));
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes facts) {
                    return own.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                    files.add(RawPath.text(root.relativize(file)).replace('\\', '/'));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot look through " + prefix + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, prefix.toString()),
                    e);
        }
        files.remove("CACHEDIR.TAG");
        return files;
    }
}
