package io.github.envmaven.core.install;

import io.github.envmaven.core.archive.IndexJson;
import io.github.envmaven.core.archive.PackageArchive;
import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Package archives, extracted, with records made from what they say about themselves. */
final class ExtractedPackages {

    private static final Channel CHANNEL = new Channel("test", "https://example.org/test");

    private final Path cache;
    private final Map<Path, CachedPackage> extracted = new LinkedHashMap<>();

    ExtractedPackages(Path cache) {
        this.cache = cache;
    }

    /** Extracts an archive, once. */
    CachedPackage extract(Path archive) {
        return extracted.computeIfAbsent(archive, this::extractAnew);
    }

    private CachedPackage extractAnew(Path archive) {
        String file = archive.getFileName().toString();
        Path directory = cache.resolve(PackageArchive.stem(file));
        try {
            Files.createDirectories(directory);
            new PackageArchive(archive).extractTo(directory);
            PackageRecord record = IndexJson.read(directory).toBuilder()
                    .sha256(sha256(archive))
                    .build();
            return new CachedPackage(
                    new RepoDataRecord(record, file, CHANNEL.baseUrl() + "/" + record.subdir() + "/" + file, CHANNEL),
                    directory,
                    PathsJson.read(directory));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot extract " + archive, e);
        }
    }

    private static Sha256 sha256(Path archive) throws IOException {
        byte[] digest = HashAlgorithm.SHA256.newDigest().digest(Files.readAllBytes(archive));
        return new Sha256(HexFormat.of().formatHex(digest));
    }
}
