package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.ContentCheck;
import io.github.envmaven.core.cache.PackageCache;
import io.github.envmaven.core.cache.WheelCache;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.wheel.WheelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses to begin an installation offline that would lack packages in its middle. */
final class CachedOffline {

    private CachedOffline() {}

    /**
     * Lets pass what can be installed.
     *
     * @param session the session
     * @param records the conda packages to be installed
     * @param wheels the wheels to be installed
     * @throws NetworkFailed offline, which names every package that is missing
     */
    static void require(EnvSession session, List<RepoDataRecord> records, List<WheelFile> wheels) {
        boolean isRemote = records.stream().anyMatch(record -> !isFile(record.url()))
                || wheels.stream().anyMatch(wheel -> !isFile(wheel.url()));
        if (!isRemote || !session.network().isOffline()) {
            return;
        }
        PackageCache packages = session.packages();
        WheelCache wheelCache = session.wheels(ContentCheck.SIZES);
        List<String> missing = new ArrayList<>();
        records.stream()
                .filter(record -> !isFile(record.url()) && packages.find(record).isEmpty())
                .forEach(record -> missing.add(record.url()));
        wheels.stream()
                .filter(wheel -> !isFile(wheel.url()) && !wheelCache.has(wheel))
                .forEach(wheel -> missing.add(wheel.url()));
        if (!missing.isEmpty()) {
            String count = missing.size() == 1 ? "1 package is" : missing.size() + " packages are";
            throw new NetworkFailed(
                    "Offline, and " + count + " not in the cache:\n  "
                            + missing.stream().map(Redaction::redact).collect(Collectors.joining("\n  ")),
                    Remedy.of(Remedy.Kind.GO_ONLINE));
        }
    }

    private static boolean isFile(String url) {
        return url.startsWith("file:");
    }
}
