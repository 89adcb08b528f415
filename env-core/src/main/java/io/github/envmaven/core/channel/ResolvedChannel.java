package io.github.envmaven.core.channel;

import java.util.List;

/**
 * A channel, and how to reach it.
 *
 * @param channel what it is, without secrets
 * @param fetchUrl its base URL with the credentials or token the user wrote, for requests only; the channel's own base URL
 *     where there are none. Never printed, never stored
 * @param usedVariables environment variables that its text named (CEP 37), in the order of their first use
 */
public record ResolvedChannel(Channel channel, String fetchUrl, List<String> usedVariables) {

    /** Copies the list. */
    public ResolvedChannel {
        usedVariables = List.copyOf(usedVariables);
    }

    /**
     * Tells whether requests need another URL than the channel's own.
     *
     * @return whether the user wrote credentials or a token
     */
    public boolean hasSecrets() {
        return !fetchUrl.equals(channel.baseUrl());
    }

    @Override
    public String toString() {
        return channel.toString();
    }
}
