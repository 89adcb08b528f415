package io.github.envmaven.core.cache;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Download;
import io.github.envmaven.core.http.ExpectedContent;
import io.github.envmaven.core.record.RepoDataRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The package caches of others below our own, in the order in which they are looked through. */
final class CacheLayers {

    private final List<CacheLayer> layers;
    private final EventListener listener;

    CacheLayers(List<Path> directories, EventListener listener) {
        this.layers = directories.stream()
                .map(directory -> new CacheLayer(directory.toAbsolutePath()))
                .toList();
        this.listener = listener;
    }

    /** The first extracted package that is the one the record speaks of, and whole. */
    Optional<CachedPackage> find(RepoDataRecord record) {
        return layers.stream()
                .flatMap(layer -> layer.extracted(record).stream())
                .findFirst();
    }

    /** Copies the archive of a package, comparing its digest; false where no layer has the right one. */
    boolean fetchArchive(RepoDataRecord record, ExpectedContent expected, Download download, Path target) {
        for (CacheLayer layer : layers) {
            for (Path archive : layer.archives(record)) {
                if (fetch(archive, expected, download, target)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean fetch(Path archive, ExpectedContent expected, Download download, Path target) {
        try {
            download.fetch(archive.toUri().toString(), expected, target);
            return true;
        } catch (IntegrityFailed | NetworkFailed | NotFound e) {
            listener.onEvent(new Event.Warned(archive + " is not used: " + e.getMessage()));
            return false;
        }
    }
}
