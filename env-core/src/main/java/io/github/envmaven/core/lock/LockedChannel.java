package io.github.envmaven.core.lock;

import java.util.List;

/**
 * A channel as a lock names it.
 *
 * @param url a name or a URL; {@code $NAME} stands for a credential that is not written down
 * @param usedEnvVars the names of the environment variables the URL may hold
 */
public record LockedChannel(String url, List<String> usedEnvVars) {

    /** Copies the names. */
    public LockedChannel {
        usedEnvVars = List.copyOf(usedEnvVars);
    }

    /**
     * A channel without credentials.
     *
     * @param url a name or a URL
     * @return the channel
     */
    public static LockedChannel of(String url) {
        return new LockedChannel(url, List.of());
    }
}
