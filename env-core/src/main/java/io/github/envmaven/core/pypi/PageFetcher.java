package io.github.envmaven.core.pypi;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.http.Validators;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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

    /** The files of a project's page; empty where there is no such page. */
    Optional<List<IndexFile>> files(String url) {
        Path file = directory.resolve(Sha256.of((ProjectPage.ACCEPT + " " + url).getBytes(StandardCharsets.UTF_8))
                        .hex()
                + ".page");
        Optional<CachedPage> kept = read(file);
        if (kept.isPresent() && isUsable(kept.get())) {
            return files(kept.get());
        }
        if (use == PageUse.OFFLINE && !url.startsWith("file:")) {
            missing.add(url);
            return Optional.empty();
        }
        CachedPage page = fetch(url, kept);
        AtomicFile.writeUnforced(file, page.bytes());
        return files(page);
    }

    private static Optional<List<IndexFile>> files(CachedPage page) {
        return page.exists() ? Optional.of(page.files()) : Optional.empty();
    }

    private boolean isUsable(CachedPage kept) {
        return use == PageUse.OFFLINE
                || (use == PageUse.AS_SERVER_ALLOWS && kept.validators().areFresh(clock.millis()));
    }

    private CachedPage fetch(String url, Optional<CachedPage> kept) {
        Request request =
                Request.of(url).withHeader("Accept", ProjectPage.ACCEPT).acceptingGzip();
        Request question =
                kept.map(page -> page.validators().conditional(request)).orElse(request);
        try (Response response = transport.get(question)) {
            if (response.status() == 304 && kept.isPresent()) {
                return kept.get().confirmedBy(response, clock.millis());
            }
            boolean missing = response.status() == 404 || response.status() == 410;
            return new CachedPage(
                    Validators.of(response, clock.millis()),
                    !missing,
                    missing ? List.of() : read(response.requireSuccess()));
        }
    }

    private static List<IndexFile> read(Response response) {
        return ProjectPage.files(
                new ServedPage(response.url(), response.header("Content-Type").orElse(""), readBytes(response)));
    }

    private static byte[] readBytes(Response response) {
        try {
            byte[] bytes = response.body().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new NetworkFailed(
                        Redaction.redact(response.url()) + " is longer than " + MOST_BYTES + " bytes",
                        Remedy.fixInput("Ask the index's owner, no page of a project is that long"));
            }
            return bytes;
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
