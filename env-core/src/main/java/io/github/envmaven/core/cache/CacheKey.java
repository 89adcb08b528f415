package io.github.envmaven.core.cache;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.wheel.WheelFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The name of a package in the cache, fit to be a file name anywhere: {@code name-version-build-DIGEST}, or that of a
 * wheel and the same.
 *
 * <p>The digest is that of the archive, shortened; of its URL where the channel gives none. Two channels may publish
 * different packages of one name, version and build, and neither may be taken for the other.
 *
 * @param value the name
 */
record CacheKey(String value) {

    private static final int DIGITS = 16;
    private static final int LONGEST_STEM = 180;

    /** Refuses what is no file name; parts of it come from a channel. */
    CacheKey {
        Optional<String> problem = SafePath.problemWithFileName(value);
        if (problem.isPresent()) {
            throw new IntegrityFailed("Package '" + SafePath.printable(value) + "' " + problem.get());
        }
    }

    static CacheKey of(RepoDataRecord record) {
        return of(record.packageRecord().stem(), digest(record));
    }

    static CacheKey of(WheelFile wheel) {
        String file = wheel.fileName();
        return of(
                file.substring(0, file.length() - ".whl".length()),
                wheel.sha256().hex());
    }

    /** A wheel that a Python made of a source distribution. */
    static CacheKey ofBuilt(WheelFile wheel, String python) {
        String made = wheel.sha256().hex() + " by " + python;
        return of(
                wheel.fileName().replaceFirst("-py3-none-any.whl$", "-built"),
                Sha256.of(made.getBytes(StandardCharsets.UTF_8)).hex());
    }

    private static CacheKey of(String stem, String wholeDigest) {
        String digest = wholeDigest.substring(0, DIGITS);
        if (stem.length() <= LONGEST_STEM) {
            return new CacheKey(stem + "-" + digest);
        }
        String rest = Sha256.of(stem.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
        return new CacheKey(stem.substring(0, LONGEST_STEM) + "-" + rest + "-" + digest);
    }

    private static String digest(RepoDataRecord record) {
        PackageRecord described = record.packageRecord();
        return described
                .sha256()
                .map(Sha256::hex)
                .or(() -> described.md5().map(Md5::hex))
                .orElseGet(() ->
                        Sha256.of(record.url().getBytes(StandardCharsets.UTF_8)).hex());
    }

    @Override
    public String toString() {
        return value;
    }
}
