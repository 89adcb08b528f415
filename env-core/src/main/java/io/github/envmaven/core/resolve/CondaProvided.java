package io.github.envmaven.core.resolve;

import io.github.envmaven.core.names.PypiNames;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The distributions that the conda packages of an environment bring. A conda package whose version Python cannot read
 * (PEP 440) brings none that requirements could speak of.
 *
 * @param byName the conda package, by the distribution's name
 */
public record CondaProvided(Map<PypiName, RepoDataRecord> byName) {

    /** Copies and sorts. */
    public CondaProvided {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /**
     * Finds out what packages bring. Where two bring the same, the one whose name is known to differ counts.
     *
     * @param records the packages of an environment
     * @param names what they are called on indexes
     * @return what they bring
     */
    public static CondaProvided of(Collection<RepoDataRecord> records, PypiNames names) {
        Map<PypiName, RepoDataRecord> byName = new TreeMap<>();
        for (RepoDataRecord record : records) {
            PackageRecord fields = record.packageRecord();
            if (version(record).isEmpty()) {
                continue;
            }
            String conda = fields.name().value();
            List<String> needs = fields.depends().stream()
                    .map(depends -> MatchSpec.nameOf(depends).value())
                    .toList();
            for (PypiName name : names.of(conda, needs)) {
                if (names.lists(conda)) {
                    byName.put(name, record);
                } else {
                    byName.putIfAbsent(name, record);
                }
            }
        }
        return new CondaProvided(byName);
    }

    /**
     * The version of each, which is all there is to choose from.
     *
     * @return a list of one, by name
     */
    public Map<PypiName, List<Pep440Version>> versions() {
        Map<PypiName, List<Pep440Version>> versions = new TreeMap<>();
        byName.forEach(
                (name, record) -> versions.put(name, List.of(version(record).orElseThrow())));
        return versions;
    }

    /** The conda package that brings a distribution. */
    PackageName conda(PypiName name) {
        return record(name).packageRecord().name();
    }

    /** The conda package that brings a distribution. */
    RepoDataRecord record(PypiName name) {
        RepoDataRecord record = byName.get(name);
        if (record == null) {
            throw new IllegalArgumentException("Conda does not bring " + name);
        }
        return record;
    }

    static Optional<Pep440Version> version(RepoDataRecord record) {
        return Pep440Version.find(record.packageRecord().version().toString());
    }
}
