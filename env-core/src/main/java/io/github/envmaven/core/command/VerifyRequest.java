package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Asks whether a lock, its inputs and environments agree. Reads only, and never uses the network.
 *
 * @param lockFile the lock
 * @param source what the lock was made from; empty to leave the inputs out
 * @param prefixes environments made from the lock; empty to leave them out
 * @param platform the environments' platform; empty for the machine's own
 * @param foreignFiles what files mean that no package put into an environment
 * @param cacheContent whether the packages in the cache are read as well
 */
public record VerifyRequest(
        Path lockFile,
        EnvironmentSource source,
        List<Path> prefixes,
        String platform,
        ForeignFiles foreignFiles,
        CacheContent cacheContent) {

    /** Copies the prefixes. */
    public VerifyRequest {
        prefixes = List.copyOf(prefixes);
    }

    /** What files mean that no package put into an environment. */
    public enum ForeignFiles {
        /** They are listed, and no fault. */
        LIST,
        /** Each is a finding. */
        FAIL,
        /** They are left out. */
        IGNORE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the packages in the cache are read as well. */
    public enum CacheContent {
        /** They are not. */
        LEAVE,
        /** Every file of the locked packages that are there is compared with its digest. */
        READ
    }
}
