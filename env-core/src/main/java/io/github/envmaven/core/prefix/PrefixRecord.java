package io.github.envmaven.core.prefix;

import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An installed package: its document in {@code conda-meta}.
 *
 * @param record what the channel said about it
 * @param paths what it put into the prefix
 * @param link where its files came from
 * @param requestedSpecs the specs a user asked for it with; empty for what came as a dependency
 * @param otherFields fields this program knows nothing about, as JSON by their names, kept when the record is rewritten
 */
public record PrefixRecord(
        RepoDataRecord record,
        List<PrefixPath> paths,
        PrefixLink link,
        List<String> requestedSpecs,
        Map<String, String> otherFields) {

    /**
     * Where a package's files came from.
     *
     * @param source the extracted package
     * @param type 1 for hard links, 2 for softlinks, 3 for copies
     */
    public record PrefixLink(String source, int type) {

        /** The type of files that are shared with the package cache. */
        public static final int HARD_LINK = 1;

        /** The type of files that are copies of those in the package cache. */
        public static final int COPY = 3;
    }

    /** Copies the collections. */
    public PrefixRecord {
        paths = List.copyOf(paths);
        requestedSpecs = List.copyOf(requestedSpecs);
        otherFields = Collections.unmodifiableMap(new LinkedHashMap<>(otherFields));
    }

    /**
     * The package's own facts.
     *
     * @return the record without its origin
     */
    public PackageRecord packageRecord() {
        return record.packageRecord();
    }

    /**
     * The package's name.
     *
     * @return the name
     */
    public PackageName name() {
        return record.packageRecord().name();
    }

    /**
     * The name of the document without its extension.
     *
     * @return {@code name-version-build}
     */
    public String stem() {
        return record.packageRecord().stem();
    }

    /**
     * The same package with its files elsewhere.
     *
     * @param newPaths what it put into the prefix
     * @return the changed record
     */
    public PrefixRecord withPaths(List<PrefixPath> newPaths) {
        return new PrefixRecord(record, newPaths, link, requestedSpecs, otherFields);
    }

    @Override
    public String toString() {
        return stem();
    }
}
