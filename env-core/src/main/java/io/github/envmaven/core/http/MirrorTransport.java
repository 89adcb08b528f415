package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches from the mirrors of what is asked for, and from nowhere else. Where one does not answer, refuses or lacks
 * something, the next is asked; one that failed is asked last from then on. Secrets in the URL that is asked for belong to
 * another party and stay behind: a mirror gets its own.
 */
public final class MirrorTransport implements Transport {

    private final Mirrors mirrors;
    private final Transport next;
    private final EventListener listener;
    private final Map<Origin, Integer> failures = new ConcurrentHashMap<>();

    /**
     * A transport over another.
     *
     * @param mirrors which places stand in for which
     * @param next what fetches from them
     * @param listener hears when another mirror is tried
     */
    public MirrorTransport(Mirrors mirrors, Transport next, EventListener listener) {
        this.mirrors = mirrors;
        this.next = next;
        this.listener = listener;
    }

    @Override
    public Response get(Request request) {
        String clean = Credentials.extract(request.url()).url();
        List<String> places = mirrors.placesOf(clean);
        if (places.equals(List.of(clean))) {
            return next.get(request);
        }
        if (places.isEmpty()) {
            throw new NetworkFailed(
                    Redaction.redact(clean) + " is blocked by a mirror in the settings",
                    Remedy.fixInput("Use another channel, or ask who keeps the settings."));
        }
        List<String> ordered = places.stream()
                .sorted(Comparator.comparingInt(place -> failures.getOrDefault(origin(place), 0)))
                .toList();
        for (String place : ordered.subList(0, ordered.size() - 1)) {
            try {
                Response response = next.get(request.at(place));
                if (response.status() < 400) {
                    return response;
                }
                response.close();
                tell(place, "HTTP " + response.status());
            } catch (NetworkFailed e) {
                failures.merge(origin(place), 1, Integer::sum);
                tell(place, String.valueOf(e.getMessage()));
            }
        }
        return next.get(request.at(ordered.get(ordered.size() - 1)));
    }

    private void tell(String place, String reason) {
        listener.onEvent(new Event.DownloadRetried(Redaction.redact(place), reason));
    }

    private static Origin origin(String place) {
        return Origin.of(Request.parse(place));
    }
}
