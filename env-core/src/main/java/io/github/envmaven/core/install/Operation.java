package io.github.envmaven.core.install;

import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.util.Optional;

/** One step of a transaction, about one package. */
public sealed interface Operation {

    /**
     * The package that leaves the prefix.
     *
     * @return empty where none does
     */
    Optional<PrefixRecord> unlinked();

    /**
     * The package that comes into the prefix.
     *
     * @return empty where none does
     */
    Optional<RepoDataRecord> linked();

    /**
     * A package that is not there yet.
     *
     * @param record what to link
     */
    record Install(RepoDataRecord record) implements Operation {

        @Override
        public Optional<PrefixRecord> unlinked() {
            return Optional.empty();
        }

        @Override
        public Optional<RepoDataRecord> linked() {
            return Optional.of(record);
        }
    }

    /**
     * A package that is replaced by another file of the same name.
     *
     * @param old what to unlink
     * @param record what to link
     */
    record Change(PrefixRecord old, RepoDataRecord record) implements Operation {

        @Override
        public Optional<PrefixRecord> unlinked() {
            return Optional.of(old);
        }

        @Override
        public Optional<RepoDataRecord> linked() {
            return Optional.of(record);
        }
    }

    /**
     * A package that is linked anew: its files lie where another Python looks for them, or cannot be trusted.
     *
     * @param old what to unlink
     * @param record what to link
     */
    record Reinstall(PrefixRecord old, RepoDataRecord record) implements Operation {

        @Override
        public Optional<PrefixRecord> unlinked() {
            return Optional.of(old);
        }

        @Override
        public Optional<RepoDataRecord> linked() {
            return Optional.of(record);
        }
    }

    /**
     * A package that is not wanted any more.
     *
     * @param old what to unlink
     */
    record Remove(PrefixRecord old) implements Operation {

        @Override
        public Optional<PrefixRecord> unlinked() {
            return Optional.of(old);
        }

        @Override
        public Optional<RepoDataRecord> linked() {
            return Optional.empty();
        }
    }
}
