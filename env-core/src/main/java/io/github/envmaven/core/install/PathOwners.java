package io.github.envmaven.core.install;

import io.github.envmaven.core.prefix.Prefix;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides who gets a path that several packages want, the same way whatever order they are linked in.
 *
 * <p>Packages claim their paths one after the other, the most important first. Who comes too late, to a file of another
 * package, to its directory, or below its file, keeps the file under {@code __clobbers__/<name>/}, from where it comes
 * back when the winner leaves. Pure; of {@code n} paths it takes time and memory in {@code O(n)}.
 */
final class PathOwners {

    /** Whether the file system tells names apart by their case. */
    enum Names {
        EXACT,
        FOLDED;

        String key(String path) {
            return this == EXACT ? path : Normalizer.normalize(path.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        }

        /** What the usual file system of a platform does. */
        static Names of(String platform) {
            return platform.startsWith("linux-") ? EXACT : FOLDED;
        }
    }

    private final Names names;
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> directories = new HashMap<>();
    private final Map<String, Map<String, String>> displaced = new HashMap<>();
    private final Map<Loss, List<String>> losses = new LinkedHashMap<>();

    /**
     * Who lost to whom.
     *
     * @param winner whose file is there
     * @param loser whose file is not
     */
    record Loss(String winner, String loser) {}

    PathOwners(Names names) {
        this.names = names;
    }

    /**
     * Gives a package the paths nobody has yet.
     *
     * @param name the package: a conda package's name, or the label of a wheel
     * @param wanted the paths of its files
     * @param wantedDirectories the paths of its empty directories, which several packages may share
     */
    void claim(String name, Collection<String> wanted, Collection<String> wantedDirectories) {
        Map<String, String> lost = new HashMap<>();
        List<String> won = new ArrayList<>(wanted.size());
        for (String path : wanted) {
            String owner = ownerInTheWay(path, files.get(names.key(path)));
            if (owner == null) {
                won.add(path);
            } else {
                lost.put(path, Prefix.CLOBBERS + "/" + name + "/" + path);
                losses.computeIfAbsent(new Loss(owner, name), key -> new ArrayList<>())
                        .add(path);
            }
        }
        won.forEach(path -> files.put(names.key(path), name));
        won.forEach(path -> claimParents(path, name));
        wantedDirectories.forEach(path -> {
            directories.putIfAbsent(names.key(path), name);
            claimParents(path, name);
        });
        displaced.put(name, lost);
    }

    /** Where a file of a package goes: the path itself, or a place among the losers. */
    String placeOf(String name, String path) {
        return losses.isEmpty() ? path : displaced.getOrDefault(name, Map.of()).getOrDefault(path, path);
    }

    /** Whether some package has a file at a path. */
    boolean isOwned(String path) {
        return files.containsKey(names.key(path));
    }

    /** The lost paths by who lost to whom, sorted. */
    Map<Loss, List<String>> losses() {
        Map<Loss, List<String>> sorted = new TreeMap<>((a, b) -> a.winner().equals(b.winner())
                ? a.loser().compareTo(b.loser())
                : a.winner().compareTo(b.winner()));
        sorted.putAll(losses);
        return sorted;
    }

    private @Nullable String ownerInTheWay(String path, @Nullable String fileOwner) {
        if (fileOwner != null) {
            return fileOwner;
        }
        String directoryOwner = directories.get(names.key(path));
        if (directoryOwner != null) {
            return directoryOwner;
        }
        int slash = path.lastIndexOf('/');
        while (slash > 0) {
            String parent = names.key(path.substring(0, slash));
            if (directories.containsKey(parent)) {
                // Somebody has this directory already, so no file lies in its place or above it.
                return null;
            }
            String owner = files.get(parent);
            if (owner != null) {
                return owner;
            }
            slash = path.lastIndexOf('/', slash - 1);
        }
        return null;
    }

    private void claimParents(String path, String name) {
        int slash = path.lastIndexOf('/');
        while (slash > 0 && directories.putIfAbsent(names.key(path.substring(0, slash)), name) == null) {
            slash = path.lastIndexOf('/', slash - 1);
        }
    }
}
