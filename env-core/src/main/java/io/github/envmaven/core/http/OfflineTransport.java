package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;

/** Refuses every request: what a build that is offline uses in place of a network. */
public final class OfflineTransport implements Transport {

    @Override
    public Response get(Request request) {
        throw new NetworkFailed(
                "Offline, but " + Redaction.redact(request.url()) + " is needed", Remedy.of(Remedy.Kind.GO_ONLINE));
    }
}
