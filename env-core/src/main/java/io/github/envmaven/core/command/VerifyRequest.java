package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.List;

/**
 * Asks whether a lock, its inputs and environments agree. Reads only, and never uses the network.
 *
 * @param lockFile the lock
 * @param source what the lock was made from; empty to leave the inputs out
 * @param prefixes environments made from the lock; empty to leave them out
 * @param platform the environments' platform; empty for the machine's own
 */
public record VerifyRequest(Path lockFile, EnvironmentSource source, List<Path> prefixes, String platform) {

    /** Copies the prefixes. */
    public VerifyRequest {
        prefixes = List.copyOf(prefixes);
    }
}
