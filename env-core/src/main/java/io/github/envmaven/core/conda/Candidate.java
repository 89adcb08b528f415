package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.version.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as something to choose, with its place in the order of its name. The candidate of an extra ({@code pkg[extra]})
 * is the extra itself and has no record.
 */
final class Candidate {

    private final int id;
    private final int name;
    private final int channelRank;
    private final @Nullable RepoDataRecord record;
    private final boolean alias;
    private @Nullable String exclusion;
    private boolean favored;
    private int grade;
    private int tieGroup;
    private int tieRank = -1;
    private int versionRun;

    private Candidate(int id, int name, int channelRank, @Nullable RepoDataRecord record, boolean alias) {
        this.id = id;
        this.name = name;
        this.channelRank = channelRank;
        this.record = record;
        this.alias = alias;
    }

    static Candidate ofRecord(int id, int name, int channelRank, RepoDataRecord record) {
        return new Candidate(id, name, channelRank, record, false);
    }

    /** A record under a name that is not its own; choosing it means choosing the record itself too. */
    static Candidate ofAlias(int id, int name, int channelRank, RepoDataRecord record) {
        return new Candidate(id, name, channelRank, record, true);
    }

    static Candidate ofExtra(int id, int name) {
        return new Candidate(id, name, Integer.MAX_VALUE, null, false);
    }

    int id() {
        return id;
    }

    int name() {
        return name;
    }

    /** The place of its channel among the channels of the request; virtual packages come last. */
    int channelRank() {
        return channelRank;
    }

    boolean isExtra() {
        return record == null;
    }

    boolean isAlias() {
        return alias;
    }

    /** Whether it is a record to install, not a fact of the machine, an extra or an alias. */
    boolean isInstalled() {
        return record != null && !alias && channelRank != Integer.MAX_VALUE;
    }

    RepoDataRecord record() {
        if (record == null) {
            throw new IllegalStateException("The candidate of an extra has no record");
        }
        return record;
    }

    Version version() {
        return record().packageRecord().version();
    }

    boolean tracksFeatures() {
        return !record().packageRecord().trackFeatures().isEmpty();
    }

    Optional<String> exclusion() {
        return Optional.ofNullable(exclusion);
    }

    boolean isExcluded() {
        return exclusion != null;
    }

    void exclude(String reason) {
        exclusion = reason;
    }

    void readmit() {
        exclusion = null;
    }

    boolean isFavored() {
        return favored;
    }

    void favor() {
        favored = true;
    }

    int grade() {
        return grade;
    }

    int tieGroup() {
        return tieGroup;
    }

    void place(int newGrade, int newTieGroup) {
        grade = newGrade;
        tieGroup = newTieGroup;
    }

    /** The same number for neighbours in the order that have the same version, letter for letter. */
    int versionRun() {
        return versionRun;
    }

    void joinRun(int newVersionRun) {
        versionRun = newVersionRun;
    }

    /** Its place among those tied with it; -1 where that was not found out yet. */
    int tieRank() {
        return tieRank;
    }

    void rank(int newTieRank) {
        tieRank = newTieRank;
    }

    @Override
    public String toString() {
        return record == null ? "extra" : record.toString();
    }
}
