package io.github.envmaven.core.install;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.InstalledWheels;
import io.github.envmaven.core.prefix.Journal;
import io.github.envmaven.core.prefix.PipDistributions;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.wheel.DistInfoDocuments;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses wheels that would overwrite files which nobody knows: what pip put there by hand, or what a user made. */
final class ForeignConflicts {

    private static final int MOST_TOLD = 3;

    private ForeignConflicts() {}

    /**
     * Looks at every place that wheels want.
     *
     * @throws InvalidInput when there is a file that neither a package of the environment nor an interrupted transaction
     *     put there; the message says whose it is, if anything does
     */
    static void requireNone(Prefix prefix, Transaction transaction, List<WheelContents> wheels) {
        if (wheels.isEmpty()) {
            return;
        }
        Set<String> known = known(prefix, transaction);
        Set<String> unlisted = transaction.wheels().unlinked().stream()
                .filter(InstalledWheel::isUnlisted)
                .map(wheel -> wheel.project().value())
                .collect(Collectors.toSet());
        Map<String, Boolean> directories = new HashMap<>();
        List<String> conflicts = new ArrayList<>();
        for (WheelContents wheel : wheels) {
            List<String> foreign = unlisted.contains(wheel.file().project().value())
                    ? List.of()
                    : wheel.targets().stream()
                            .filter(target -> isUnder(prefix, target, directories)
                                    && !known.contains(target)
                                    && isFile(prefix.resolve(target)))
                            .toList();
            if (!foreign.isEmpty()) {
                String more = foreign.size() > 1 ? " and " + (foreign.size() - 1) + " more" : "";
                conflicts.add(
                        wheel.label() + " has " + foreign.get(0) + more + ", which " + owner(prefix, foreign.get(0)));
            }
        }
        if (!conflicts.isEmpty()) {
            String more = conflicts.size() > MOST_TOLD ? "\n  and " + (conflicts.size() - MOST_TOLD) + " more" : "";
            throw new InvalidInput(
                    "Wheels would overwrite files that no package of this environment has:\n  "
                            + conflicts.stream().limit(MOST_TOLD).collect(Collectors.joining("\n  ")) + more,
                    Remedy.of(Remedy.Kind.OVERWRITE_FILES));
        }
    }

    private static Set<String> known(Prefix prefix, Transaction transaction) {
        Set<String> known = new HashSet<>();
        for (List<PrefixRecord> records : List.of(transaction.unchanged(), transaction.unlinked())) {
            records.forEach(record -> known.addAll(PrefixPath.places(record.paths())));
        }
        transaction.wheels().unchanged().forEach(wheel -> known.addAll(PrefixPath.places(wheel.paths())));
        transaction.wheels().unlinked().forEach(wheel -> known.addAll(PrefixPath.places(wheel.paths())));
        Journal.read(prefix).ifPresent(journal -> known.addAll(journal.unowned()));
        return known;
    }

    /** Whether the directory is there that a path is in. Most of a wheel's are not, which spares a look at every file. */
    private static boolean isUnder(Prefix prefix, String path, Map<String, Boolean> directories) {
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return true;
        }
        String directory = path.substring(0, slash);
        Boolean known = directories.get(directory);
        if (known == null) {
            known = isUnder(prefix, directory, directories) && Files.exists(prefix.resolve(directory));
            directories.put(directory, known);
        }
        return known;
    }

    private static boolean isFile(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static String owner(Prefix prefix, String path) {
        List<String> lists = new ArrayList<>();
        for (String directory : InstalledWheels.siteDirectories(prefix)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(prefix.resolve(directory), "*.dist-info")) {
                found.forEach(distInfo ->
                        lists.add(directory + "/" + distInfo.getFileName() + "/" + DistInfoDocuments.RECORD));
            } catch (IOException e) {
                // Then nothing tells whose it is.
                return "is there already";
            }
        }
        return PipDistributions.read(prefix, lists)
                .ownerOf(path)
                .map(owner -> "belongs to " + owner)
                .orElse("is there already");
    }
}
