package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RecordOrder;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.Comparator;
import java.util.List;

/**
 * A record that the channels of a request offer, and whether the request lets it be chosen at all.
 *
 * @param record the record
 * @param exclusion why it must not be chosen, as a clause; empty where it may be
 */
public record OfferedRecord(RepoDataRecord record, String exclusion) {

    /**
     * All records of a name.
     *
     * @param request says which channels, and what in them is left out
     * @param name the package's name
     * @return the newest first: by version, then build number, then build string
     */
    public static List<OfferedRecord> of(CondaRequest request, PackageName name) {
        Comparator<PackageRecord> newestFirst = RecordOrder.oldestFirst().reversed();
        return new CandidateLoader(request)
                .load(name.value()).stream()
                        .map(loaded -> new OfferedRecord(
                                loaded.record(), loaded.exclusion() == null ? "" : loaded.exclusion()))
                        .sorted(Comparator.comparing(offered -> offered.record().packageRecord(), newestFirst))
                        .toList();
    }

    /**
     * Whether it may be chosen.
     *
     * @return true unless there is an exclusion
     */
    public boolean isUsable() {
        return exclusion.isEmpty();
    }
}
