package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.solve.SolveStatistics;
import java.util.List;

/**
 * The records of an environment.
 *
 * @param records each after those that it depends on, where dependencies have no cycle; otherwise by name
 * @param optimal whether it is proven that no other set has better versions of the packages asked for
 * @param statistics how much work it was
 */
public record CondaSolution(List<RepoDataRecord> records, boolean optimal, SolveStatistics statistics)
        implements CondaResult {

    /** Copies the records. */
    public CondaSolution {
        records = List.copyOf(records);
    }
}
