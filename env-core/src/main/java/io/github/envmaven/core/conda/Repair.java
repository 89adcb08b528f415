package io.github.envmaven.core.conda;

import io.github.envmaven.core.error.Explanation.Hint;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A change to a request that may give it a solution.
 *
 * @param kind what is changed
 * @param advice what to do, without what it gives
 * @param target what is changed, as it was written
 * @param value what it is changed to; empty where it is dropped
 * @param about the packages whose versions show what the change gives
 * @param request the changed request
 */
record Repair(
        Hint.Kind kind,
        String advice,
        String target,
        String value,
        Collection<PackageName> about,
        CondaRequest request) {

    /** The change as a hint, once it is known to work. */
    Hint hint(CondaSolution solution, Hint.Reach reach) {
        String given = about.stream()
                .limit(3)
                .flatMap(name -> record(solution, name).stream())
                .map(record -> record.packageRecord().name() + " "
                        + record.packageRecord().version())
                .collect(Collectors.joining(", "));
        return new Hint(kind, given.isEmpty() ? advice : advice + ": gives " + given, reach, target, value);
    }

    private static Optional<RepoDataRecord> record(CondaSolution solution, PackageName name) {
        List<RepoDataRecord> records = solution.records();
        return records.stream()
                .filter(record -> record.packageRecord().name().equals(name))
                .findFirst();
    }
}
