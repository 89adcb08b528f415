package io.github.envmaven.core.record;

import io.github.envmaven.core.channel.ChannelRelations;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.spec.PackageName;
import java.util.List;

/** The records of one subdir, by name: what a solver reads from, however the records are stored. Safe for several threads. */
public interface RecordSource {

    /**
     * Where the records come from.
     *
     * @return the subdir
     */
    Subdir subdir();

    /**
     * Which channels belong to this one (CEP 42).
     *
     * @return what the subdir says; none by default
     */
    default ChannelRelations relations() {
        return ChannelRelations.NONE;
    }

    /**
     * All records of one name.
     *
     * @param name the package's name
     * @return the records in the channel's own order (file names ascending); empty where there are none
     */
    List<RepoDataRecord> recordsNamed(PackageName name);

    /**
     * All names that have at least one record, for messages that suggest a near one.
     *
     * @return the names, sorted
     */
    List<PackageName> names();
}
