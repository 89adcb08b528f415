package io.github.envmaven.core.command;

import java.nio.file.Path;

/**
 * Asks why a locked package is there and why it is not newer.
 *
 * @param spec a package's name, or a spec: then also why it is not that
 * @param source what the lock was made from; files that do not exist are left out, and the lock says then what was asked
 * @param lockFile the lock
 * @param platform the platform to look at; empty for the machine's own
 * @param options how the lock is solved
 * @param relock the command that locks again for the newest of everything, as the user would type it
 */
public record ExplainRequest(
        String spec, EnvironmentSource source, Path lockFile, String platform, SolveOptions options, String relock) {}
