package io.github.envmaven.core.cache;

import io.github.envmaven.core.archive.IndexJson;
import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package cache of conda or mamba ({@code pkgs_dirs}), which is read and never written:
 * {@code numpy-2.1.0-py313_0/} and {@code numpy-2.1.0-py313_0.conda}, either or both, side by side or, as mamba keeps them
 * since 2.6, in directories named after the address that they came from.
 *
 * <p>Its names hold no digest and its files may have been edited through an environment's hard links, so nothing in it is
 * used before it was compared: an archive with the digest of the record, an extracted package file by file with its own list.
 *
 * @param directory where the packages lie
 */
record CacheLayer(Path directory) {

    /** The extracted package, where it is there and every file of it has the digest that its list states. */
    Optional<CachedPackage> extracted(RepoDataRecord record) {
        return places(record)
                .flatMap(place -> extracted(place.resolve(stem(record)), record).stream())
                .findFirst();
    }

    /** The archives of its name; whoever takes one compares its digest. */
    List<Path> archives(RepoDataRecord record) {
        String name = stem(record) + extension(record);
        return hasDigest(record)
                ? places(record)
                        .map(place -> place.resolve(name))
                        .filter(Files::isRegularFile)
                        .toList()
                : List.of();
    }

    private Stream<Path> places(RepoDataRecord record) {
        return Stream.concat(Stream.of(directory), LayerAddress.of(record.url()).in(directory).stream());
    }

    private static Optional<CachedPackage> extracted(Path entry, RepoDataRecord record) {
        try {
            boolean isIt = hasDigest(record)
                    && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                    && RecordFile.isOf(entry, record)
                    && isSame(IndexJson.read(entry), record.packageRecord());
            Optional<PathsJson> paths = isIt ? ContentCheck.EVERY_DIGEST.pathsOfWhole(entry) : Optional.empty();
            return paths.map(whole -> new CachedPackage(record, entry, whole));
        } catch (IntegrityFailed e) {
            return Optional.empty();
        }
    }

    /** Whether a package says that it is the one a record speaks of. */
    static boolean isSame(PackageRecord inside, PackageRecord outside) {
        return inside.name().equals(outside.name())
                && inside.version().equals(outside.version())
                && inside.build().equals(outside.build());
    }

    /** The name of the directory: checked, as parts of it come from a channel. */
    private static String stem(RepoDataRecord record) {
        return new CacheKey(record.packageRecord().stem()).value();
    }

    private static String extension(RepoDataRecord record) {
        return record.fileName().endsWith(".conda") ? ".conda" : ".tar.bz2";
    }

    private static boolean hasDigest(RepoDataRecord record) {
        return record.packageRecord().sha256().isPresent()
                || record.packageRecord().md5().isPresent();
    }
}
