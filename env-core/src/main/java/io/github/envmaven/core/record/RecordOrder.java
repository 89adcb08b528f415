package io.github.envmaven.core.record;

import java.util.Comparator;

/** Orders in which records are shown and written. What a solver prefers among records is not this. */
public final class RecordOrder {

    private RecordOrder() {}

    /**
     * From old to new: version, then build number, then build string.
     *
     * @return the order, for records of one name
     */
    public static Comparator<PackageRecord> oldestFirst() {
        return Comparator.comparing(PackageRecord::version)
                .thenComparingLong(PackageRecord::buildNumber)
                .thenComparing(PackageRecord::build);
    }

    /**
     * By name, each from old to new, and the subdir at last.
     *
     * @return a total order over the records of a solution
     */
    public static Comparator<PackageRecord> byName() {
        return Comparator.comparing(PackageRecord::name)
                .thenComparing(oldestFirst())
                .thenComparing(PackageRecord::subdir);
    }
}
