package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.PackageCache;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.record.RepoDataRecord;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses to begin an installation offline that would lack packages in its middle. */
final class CachedOffline {

    private CachedOffline() {}

    /**
     * Lets pass what can be installed.
     *
     * @param session the session
     * @param records what is to be installed
     * @throws NetworkFailed offline, which names every package that is missing
     */
    static void require(EnvSession session, List<RepoDataRecord> records) {
        boolean isRemote = records.stream().anyMatch(record -> !isFile(record));
        if (!isRemote || !session.network().isOffline()) {
            return;
        }
        PackageCache cache = session.packages();
        List<RepoDataRecord> missing = records.stream()
                .filter(record -> !isFile(record) && cache.find(record).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            String packages = missing.size() == 1 ? "1 package is" : missing.size() + " packages are";
            throw new NetworkFailed(
                    "Offline, and " + packages + " not in the cache:\n  "
                            + missing.stream()
                                    .map(record -> Redaction.redact(record.url()))
                                    .collect(Collectors.joining("\n  ")),
                    Remedy.of(Remedy.Kind.GO_ONLINE));
        }
    }

    private static boolean isFile(RepoDataRecord record) {
        return record.url().startsWith("file:");
    }
}
