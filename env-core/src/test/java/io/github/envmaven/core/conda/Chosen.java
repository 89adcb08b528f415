package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.VirtualPackage;
import org.jspecify.annotations.Nullable;

/**
 * What a plain spec looks at: a record, or a fact about the machine.
 *
 * @param name the name
 * @param version the version's text
 * @param build the build
 * @param record the record; null for a fact
 */
record Chosen(
        String name, String version, String build, @Nullable RepoDataRecord record) {

    static Chosen of(RepoDataRecord record) {
        return new Chosen(
                record.packageRecord().name().value(),
                record.packageRecord().version().toString(),
                record.packageRecord().build(),
                record);
    }

    static Chosen of(VirtualPackage fact) {
        return new Chosen(fact.name().value(), fact.version().toString(), fact.build(), null);
    }

    boolean isVirtual() {
        return record == null;
    }

    RepoDataRecord origin() {
        if (record == null) {
            throw new IllegalStateException(name + " has no record");
        }
        return record;
    }

    /** The same record or fact, which is quicker told than that all fields are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Chosen chosen && name.equals(chosen.name) && record == chosen.record;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return record == null ? name + "=" + version : record.toString();
    }
}
