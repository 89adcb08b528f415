package io.github.envmaven.core.cache;

import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.wheel.WheelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares packages that lie in a cache with their digests, file by file. Uses no network. */
public final class CacheInspection {

    private final CacheLayout layout;

    /**
     * A package that is not what it was when it was put into the cache.
     *
     * @param directory where it lies
     * @param problem what is wrong, as a sentence
     */
    public record Damaged(Path directory, String problem) {}

    /**
     * Inspects a cache.
     *
     * @param cache the cache's directory
     */
    public CacheInspection(Path cache) {
        this.layout = new CacheLayout(cache.toAbsolutePath());
    }

    /**
     * Reads every file of packages.
     *
     * @param records the packages; those that the cache does not have are fine
     * @return the damaged ones, in the order of the records
     */
    public List<Damaged> damaged(List<RepoDataRecord> records) {
        List<Damaged> damaged = new ArrayList<>();
        for (RepoDataRecord record : records) {
            Path entry = layout.entry(CacheKey.of(record));
            if (Files.exists(entry)) {
                problemIn(entry, record)
                        .map(problem ->
                                "Package " + record.packageRecord().stem() + " in the cache is damaged: " + problem)
                        .ifPresent(sentence -> damaged.add(new Damaged(entry, sentence + ".")));
            }
        }
        return damaged;
    }

    /**
     * Reads every file of wheels.
     *
     * @param wheels the wheels; those that the cache does not have are fine
     * @return the damaged ones, in the same order
     */
    public List<Damaged> damagedWheels(List<WheelFile> wheels) {
        List<Damaged> damaged = new ArrayList<>();
        for (WheelFile wheel : wheels) {
            Path entry = layout.entry(CacheKey.of(wheel));
            if (Files.exists(entry)) {
                Optional<String> problem = WheelCache.isOneOf(entry, Set.of(wheel.sha256()))
                        ? digestProblemIn(entry)
                        : Optional.of("nothing says which file it was");
                problem.map(text -> "Wheel " + wheel + " in the cache is damaged: " + text + ".")
                        .ifPresent(sentence -> damaged.add(new Damaged(entry, sentence)));
            }
        }
        return damaged;
    }

    /**
     * Takes damaged packages out of the cache, in one step each; whoever needs one fetches it again.
     *
     * @param damaged what was found
     */
    public void discard(List<Damaged> damaged) {
        for (Damaged one : damaged) {
            Path aside = Trees.temporarySibling(one.directory());
            Trees.moveUnlessPresent(one.directory(), aside);
            Trees.delete(aside);
        }
    }

    private static Optional<String> problemIn(Path entry, RepoDataRecord record) {
        if (!RecordFile.isOf(entry, record)) {
            return Optional.of("info/repodata_record.json is missing, or is about another package");
        }
        return digestProblemIn(entry);
    }

    private static Optional<String> digestProblemIn(Path entry) {
        try {
            return ContentCheck.DIGESTS.problemIn(entry, PathsJson.read(entry));
        } catch (IntegrityFailed e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
