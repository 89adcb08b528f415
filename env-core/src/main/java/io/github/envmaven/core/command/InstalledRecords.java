package io.github.envmaven.core.command;

import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What has a record in an environment that is about to be changed. A document that is no record is as good as none: its
 * package is linked again, over the files it has there, and so it does not stand in the way of mending.
 *
 * @param records what is installed, by name
 * @param unreadable documents that are no records
 */
record InstalledRecords(List<PrefixRecord> records, List<Path> unreadable) {

    static InstalledRecords read(Prefix prefix) {
        List<PrefixRecord> records = new ArrayList<>();
        List<Path> unreadable = new ArrayList<>();
        for (Path document : PrefixRecords.documents(prefix)) {
            try {
                records.add(PrefixRecords.read(document));
            } catch (EnvironmentBroken e) {
                unreadable.add(document);
            }
        }
        records.sort(Comparator.comparing(PrefixRecord::name));
        return new InstalledRecords(records, unreadable);
    }

    /** Deletes the documents that are no records, when everything that replaces them is at hand. */
    void deleteUnreadable(EventListener listener) {
        for (Path document : unreadable) {
            listener.onEvent(new Event.Warned(document + " is not the record of a package, and is removed"));
            Trees.delete(document);
        }
    }
}
