package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Redaction;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** What would have had to be fetched where nothing may be: one problem names all of it. Safe for several threads. */
final class Missing {

    private final Set<String> urls = new ConcurrentSkipListSet<>();

    void add(String url) {
        urls.add(Redaction.redact(url));
    }

    void requireNone() {
        if (!urls.isEmpty()) {
            throw new NetworkFailed(
                    urls.stream().collect(Collectors.joining("\n  ", "Offline, and the cache has nothing of\n  ", "")),
                    Remedy.of(Remedy.Kind.GO_ONLINE));
        }
    }
}
