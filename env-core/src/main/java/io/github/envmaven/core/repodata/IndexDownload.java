package io.github.envmaven.core.repodata;

import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.http.Validators;
import io.github.envmaven.core.index.ChannelIndex;
import java.io.IOException;
import java.time.Clock;

/** Makes the index of a subdir while its repodata arrives; the repodata itself is never stored. */
final class IndexDownload {

    private static final int ATTEMPTS = 3;

    private final Transport transport;
    private final Clock clock;
    private final EventListener listener;

    IndexDownload(Transport transport, Clock clock, EventListener listener) {
        this.transport = transport;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * What a server has to say.
     *
     * @param request what was asked for, without conditions
     * @param file which file that is
     * @param response the answer
     */
    record Answer(Request request, RepoDataFile file, Response response) {}

    /**
     * Reads an answer into the cache. Where it breaks off and cannot go on in the middle, it is asked for again.
     *
     * @param entry where to; locked
     * @param answer the answer
     * @param zstMissingMillis what the state shall say about the zst file, if this is another
     * @return the index
     */
    ChannelIndex run(RepoDataCache.Entry entry, Answer answer, long zstMissingMillis) {
        Request request = answer.request();
        RepoDataFile file = answer.file();
        String shown = Redaction.redact(request.url());
        Response response = answer.response();
        for (int attempt = 1; ; attempt++) {
            requireWhole(response.requireSuccess(), shown);
            CacheState state = state(entry, file, response, zstMissingMillis);
            try (ResumingBody body = new ResumingBody(transport, request, response, listener)) {
                return entry.publish(state, RepoDataBody.open(body, file, shown));
            } catch (NetworkFailed e) {
                boolean mayPass = e.getCause() instanceof IOException && !shown.startsWith("file:");
                if (attempt == ATTEMPTS || !mayPass) {
                    throw e;
                }
                listener.onEvent(new Event.DownloadRetried(shown, String.valueOf(e.getMessage())));
            }
            response = transport.get(request);
        }
    }

    private static void requireWhole(Response response, String shown) {
        if (response.status() == 206) {
            response.close();
            throw new NetworkFailed(shown + " answered with a part, though everything was asked for");
        }
    }

    private CacheState state(RepoDataCache.Entry entry, RepoDataFile file, Response response, long zstMissingMillis) {
        return new CacheState(
                entry.subdir().url(),
                file.fileName(),
                Validators.of(response, clock.millis()),
                file == RepoDataFile.ZST ? 0 : zstMissingMillis,
                entry.newIndexName(clock.millis()));
    }
}
