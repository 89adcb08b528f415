package io.github.envmaven.core.install;

import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.Journal;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.prefix.PrefixRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is left of a transaction that did not end. It is rolled forward: records it may have hurt are linked again, files
 * it made without getting to their record are deleted, and so are directories it emptied.
 */
final class Recovery {

    private Recovery() {}

    /** The records not to be trusted: touched ones, and those whose script may not have been run. */
    static Predicate<PrefixRecord> isDamaged(Prefix prefix, String platform) {
        Optional<Journal> journal = Journal.read(prefix);
        if (journal.isEmpty()) {
            return record -> false;
        }
        Set<String> touched = new HashSet<>(journal.get().touched());
        Set<String> unowned = new HashSet<>(journal.get().unowned());
        return record -> touched.contains(record.stem())
                || unowned.contains(LinkScripts.path(record.packageRecord(), LinkScripts.Moment.POST_LINK, platform));
    }

    /** The wheels not to be trusted: those that were being taken away. What was being installed has no list yet. */
    static Predicate<InstalledWheel> isDamagedWheel(Prefix prefix) {
        Set<String> touched = Journal.read(prefix)
                .map(journal -> new HashSet<>(journal.touched()))
                .orElseGet(HashSet::new);
        return wheel -> touched.contains(wheel.distInfo());
    }

    /** Deletes what the journal of an earlier transaction announced and no record owns, and files half written. */
    static void deleteLeftovers(Prefix prefix, Transaction transaction) {
        // A process may be killed while it writes the journal itself, so these can be there without one.
        deleteTemporaryFiles(prefix);
        Optional<Journal> journal = Journal.read(prefix);
        if (journal.isEmpty()) {
            return;
        }
        Set<String> owned = new HashSet<>();
        transaction.unchanged().forEach(record -> owned.addAll(PrefixPath.places(record.paths())));
        transaction.unlinked().forEach(record -> owned.addAll(PrefixPath.places(record.paths())));
        transaction.wheels().unchanged().forEach(wheel -> owned.addAll(PrefixPath.places(wheel.paths())));
        transaction.wheels().unlinked().forEach(wheel -> owned.addAll(PrefixPath.places(wheel.paths())));
        Unlinker unlinker = new Unlinker(prefix, Undo.impossible(prefix));
        for (String path : journal.get().unowned()) {
            if (!owned.contains(path) && SafePath.problemWith(path).isEmpty()) {
                unlinker.deleteLeftover(path);
            }
        }
        unlinker.deleteLeftovers();
    }

    private static void deleteTemporaryFiles(Prefix prefix) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(prefix.condaMeta(), ".*{.tmp,tmp-*}")) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot delete temporary files in " + prefix.condaMeta() + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, prefix.condaMeta().toString()),
                    e);
        }
    }
}
