package io.github.envmaven.core.pypi;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Fetches the metadata of files by as few bytes as the server allows: the metadata file beside it (PEP 658), else those
 * parts of a wheel that hold it, else the whole file. Published files never change, so what was fetched is kept.
 */
final class MetadataFetcher {

    private static final int MOST_BYTES = 16 << 20;

    /** Stands below the header in what is kept; without it the file is cut off. */
    private static final String END = "\nend\n";

    private final Transport transport;
    private final Path directory;
    private final PageUse use;
    private final Missing missing;
    private final WholeFile whole;

    /**
     * A fetcher with a cache.
     *
     * @param transport where files come from
     * @param directory where metadata is kept
     * @param use whether what is kept must do
     * @param missing hears of what is not there and must not be fetched
     * @param whole fetches whole files
     */
    MetadataFetcher(Transport transport, Path directory, PageUse use, Missing missing, WholeFile whole) {
        this.transport = transport;
        this.directory = directory;
        this.use = use;
        this.missing = missing;
        this.whole = whole;
    }

    /** The metadata, by a few bytes; empty where that cannot be. */
    Optional<CoreMetadata> fetchPart(IndexFile file) {
        Path kept = kept(file);
        Optional<String> known = read(kept);
        if (known.isEmpty() && use == PageUse.OFFLINE && !file.url().startsWith("file:")) {
            missing.add(file.url());
            return Optional.of(unknown(file));
        }
        if (known.isEmpty()) {
            known = part(file);
            known.ifPresent(fetched -> keep(kept, fetched));
        }
        return known.map(CoreMetadata::read);
    }

    /** The metadata, for which the whole file is fetched. */
    CoreMetadata fetchWhole(IndexFile file) {
        Path fetched = whole.fetch(file);
        String text = file.isWheel() ? WheelFile.metadata(fetched) : SdistFile.pkgInfo(fetched);
        keep(kept(file), text);
        return CoreMetadata.read(text);
    }

    private Path kept(IndexFile file) {
        String key = file.url() + " " + file.sha256();
        return directory.resolve(Sha256.of(key.getBytes(StandardCharsets.UTF_8)).hex() + ".metadata");
    }

    private static void keep(Path kept, String text) {
        AtomicFile.writeUnforced(kept, (CoreMetadata.essence(text) + END).getBytes(StandardCharsets.UTF_8));
    }

    /** Something to go on with, so that all that is missing is found at once. */
    private static CoreMetadata unknown(IndexFile file) {
        return file.distribution()
                .map(known -> new CoreMetadata(
                        "2.1", known.name().value(), known.version().toString(), "", List.of(), List.of(), List.of()))
                .orElseThrow();
    }

    private Optional<String> part(IndexFile file) {
        Optional<String> beside = file.metadata() ? besideIt(file) : Optional.empty();
        return beside.isEmpty() && file.isWheel() ? RemoteWheel.metadata(transport, file) : beside;
    }

    private Optional<String> besideIt(IndexFile file) {
        String url = file.url() + ".metadata";
        try (Response response = transport.get(Request.of(url))) {
            if (response.status() == 404) {
                return Optional.empty();
            }
            byte[] bytes = response.requireSuccess().body().readNBytes(MOST_BYTES);
            String sha256 = Sha256.of(bytes).hex();
            if (!file.metadataSha256().isEmpty() && !file.metadataSha256().equals(sha256)) {
                throw new IntegrityFailed(
                        Redaction.redact(url) + " has sha256 " + sha256 + ", not " + file.metadataSha256()
                                + " as the index says",
                        Remedy.fixInput("Run again, and if it stays so, ask the index's owner"));
            }
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new NetworkFailed(
                    Redaction.redact(url) + " broke off: " + Redaction.redact(String.valueOf(e.getMessage())),
                    Remedy.of(Remedy.Kind.TRY_AGAIN),
                    e);
        }
    }

    /** What is kept, if it is whole. */
    private static Optional<String> read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            String text = Files.readString(file);
            return text.endsWith(END) && text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
