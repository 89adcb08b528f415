package io.github.envmaven.core.pypi;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Freshness;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Fetches an index's pages and keeps them as the server allows (RFC 9111). Safe for several threads and processes. */
final class PageFetcher {

    /** The largest pages of the public index have some ten megabytes. */
    private static final int MOST_BYTES = 256 << 20;

    private final Transport transport;
    private final Path directory;
    private final PageUse use;
    private final Missing missing;
    private final Clock clock;

    /**
     * A fetcher with a cache.
     *
     * @param transport where pages come from
     * @param directory where they are kept
     * @param use whether what is kept must do
     * @param missing hears of what is not there and must not be fetched
     * @param clock tells the time
     */
    PageFetcher(Transport transport, Path directory, PageUse use, Missing missing, Clock clock) {
        this.transport = transport;
        this.directory = directory;
        this.use = use;
        this.missing = missing;
        this.clock = clock;
    }

    /** A page; empty where there is none. */
    Optional<CachedPage> page(String url, String accept) {
        Path file = directory.resolve(
                Sha256.of((accept + " " + url).getBytes(StandardCharsets.UTF_8)).hex() + ".page");
        Optional<CachedPage> kept = read(file);
        if (kept.isPresent() && isUsable(kept.get())) {
            return kept.filter(CachedPage::exists);
        }
        if (use == PageUse.OFFLINE && !url.startsWith("file:")) {
            missing.add(url);
            return Optional.empty();
        }
        CachedPage page = fetch(url, accept, kept);
        AtomicFile.write(file, page.bytes());
        return Optional.of(page).filter(CachedPage::exists);
    }

    private boolean isUsable(CachedPage kept) {
        return use == PageUse.OFFLINE
                || (use == PageUse.AS_SERVER_ALLOWS
                        && Freshness.isFresh(kept.cacheControl(), kept.checkedMillis(), clock.millis()));
    }

    private CachedPage fetch(String url, String accept, Optional<CachedPage> kept) {
        Request request = Request.of(url).withHeader("Accept", accept).acceptingGzip();
        String etag = kept.map(CachedPage::etag).orElse("");
        if (!etag.isEmpty()) {
            request = request.ifNoneMatch(etag);
        }
        try (Response response = transport.get(request)) {
            String cacheControl = response.header("Cache-Control").orElse("");
            if (response.status() == 304 && kept.isPresent()) {
                return kept.get().checkedAt(clock.millis(), cacheControl);
            }
            boolean missing = response.status() == 404 || response.status() == 410;
            String body = missing ? "" : read(response.requireSuccess());
            return new CachedPage(
                    response.url(),
                    response.header("Content-Type").orElse(""),
                    response.header("ETag").orElse(""),
                    cacheControl,
                    clock.millis(),
                    !missing,
                    body);
        }
    }

    private static String read(Response response) {
        try {
            byte[] bytes = response.body().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new NetworkFailed(
                        Redaction.redact(response.url()) + " is longer than " + MOST_BYTES + " bytes",
                        Remedy.fixInput("Ask the index's owner, no page of a project is that long"));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new NetworkFailed(
                    Redaction.redact(response.url()) + " broke off: "
                            + Redaction.redact(String.valueOf(e.getMessage())),
                    Remedy.of(Remedy.Kind.TRY_AGAIN),
                    e);
        }
    }

    /** What is kept; a file that cannot be read is as good as none. */
    private static Optional<CachedPage> read(Path file) {
        try {
            return Files.isRegularFile(file) ? CachedPage.parse(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
