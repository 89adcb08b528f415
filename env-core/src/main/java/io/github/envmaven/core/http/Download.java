package io.github.envmaven.core.http;

import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Fetches a file, hashing what arrives, and goes on where an earlier attempt, or an earlier process, broke off. Safe for
 * several threads, as long as each has its own target.
 *
 * <p>Only what has the expected digest and size is handed out. A wrong digest is tried again only when a part came from an
 * earlier attempt, and then from the first byte.
 */
public final class Download {

    private static final int BUFFER_SIZE = 1 << 18;
    private static final long REPORT_EVERY = 1 << 20;

    /** Where nothing says how large a file is, a server must not be able to fill the disk for ever. */
    private static final long LARGEST = 32L << 30;

    private final Transport transport;
    private final RetryPolicy retry;
    private final EventListener listener;

    /**
     * Downloads by a transport.
     *
     * @param transport where bytes come from
     * @param retry how often a download that breaks off in the middle goes on
     * @param listener hears of the progress
     */
    public Download(Transport transport, RetryPolicy retry, EventListener listener) {
        this.transport = transport;
        this.retry = retry;
        this.listener = listener;
    }

    /**
     * Fetches a file to a place that nobody takes for finished, and leaves it there when it breaks off, to be resumed.
     *
     * @param url where from
     * @param expected what it has to be
     * @param partial where to; a link there is refused
     * @return the file, whole and verified
     * @throws IntegrityFailed when the content is not what was expected; the file is deleted
     * @throws NetworkFailed when it cannot be fetched
     * @throws io.github.envmaven.core.error.EnvException.NotFound when it does not exist
     */
    public Downloaded fetch(String url, ExpectedContent expected, Path partial) {
        String shown = Redaction.redact(url);
        listener.onEvent(new Event.DownloadStarted(shown, expected.size()));
        try (PartialFile file = PartialFile.open(partial, expected.algorithm().newDigest())) {
            Attempt attempt = new Attempt(url, shown, expected, file);
            String hex = attempt.run();
            listener.onEvent(new Event.DownloadFinished(shown, file.length()));
            file.complete();
            return new Downloaded(partial, expected.algorithm(), hex, file.length());
        }
    }

    /**
     * Fetches a file and puts it in its place when it is whole.
     *
     * @param url where from
     * @param expected what it has to be
     * @param target where to; what is there is replaced
     * @return the file
     */
    public Downloaded fetchTo(String url, ExpectedContent expected, Path target) {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        Downloaded downloaded = fetch(url, expected, partial);
        Trees.moveReplacing(partial, target);
        return new Downloaded(target, downloaded.algorithm(), downloaded.hex(), downloaded.size());
    }

    /** One file on its way. */
    private final class Attempt {

        private final String url;
        private final String shown;
        private final ExpectedContent expected;
        private final PartialFile file;
        private boolean isResumed;

        private Attempt(String url, String shown, ExpectedContent expected, PartialFile file) {
            this.url = url;
            this.shown = shown;
            this.expected = expected;
            this.file = file;
        }

        private String run() {
            String hex = receiveAll();
            if (isResumed && !isExpected(hex)) {
                // The beginning may be from another content, or from a broken disk.
                file.restart("");
                hex = receiveAll();
            }
            if (!isExpected(hex)) {
                file.delete();
                throw new IntegrityFailed(
                        shown + " has " + expected.algorithm() + " " + hex + ", not " + expected.hex() + " as expected",
                        sourceDiffers());
            }
            return hex;
        }

        private static Remedy sourceDiffers() {
            return Remedy.fixInput(
                    "The file was damaged on its way or changed at its source: run again, and if it stays"
                            + " so, ask the channel's owner, or lock again if the change is meant.");
        }

        private boolean isExpected(String hex) {
            return !expected.hasDigest() || hex.equals(expected.hex());
        }

        private String receiveAll() {
            int failures = 0;
            long before = file.length();
            while (true) {
                Optional<IOException> broken = receive();
                if (broken.isEmpty()) {
                    return HexFormat.of().formatHex(file.finish());
                }
                failures = file.length() > before ? 1 : failures + 1;
                before = file.length();
                String reason = String.valueOf(broken.get().getMessage());
                if (failures >= retry.attempts()) {
                    throw new NetworkFailed(
                            shown + " broke off after " + before + " bytes: " + Redaction.redact(reason),
                            Remedy.of(Remedy.Kind.TRY_AGAIN),
                            broken.get());
                }
                listener.onEvent(new Event.DownloadRetried(shown, Redaction.redact(reason)));
                RetryPolicy.sleep(retry.pause(
                        failures, Optional.empty(), Clock.systemUTC().instant()));
            }
        }

        /** Asks once; empty when everything is there, else why it broke off. */
        private Optional<IOException> receive() {
            if (!isResumable()) {
                file.restart("");
            }
            if (file.length() > 0 && file.length() == expected.size()) {
                isResumed = true;
                return Optional.empty();
            }
            try (Response response = transport.get(request())) {
                if (!isNextPart(response)) {
                    // The server has something else, or cannot count: everything, from the first byte.
                    file.restart("");
                    return receive();
                }
                prepare(response.requireSuccess());
                return copy(response);
            }
        }

        /** Whether an answer to a request for the rest is the rest, or everything. */
        private boolean isNextPart(Response response) {
            if (file.length() == 0 || (response.status() != 206 && response.status() != 416)) {
                return true;
            }
            String now = validator(response);
            boolean isSame = now.isEmpty() || file.validator().isEmpty() || now.equals(file.validator());
            String range = response.header("Content-Range").orElse("");
            return response.status() == 206 && isSame && range.startsWith("bytes " + file.length() + "-");
        }

        private boolean isResumable() {
            boolean isTooLong = expected.size() >= 0 && file.length() > expected.size();
            return !isTooLong && (expected.hasDigest() || !file.validator().isEmpty());
        }

        private Request request() {
            Request request = Request.of(url);
            if (file.length() == 0) {
                return request;
            }
            Request rest = request.from(file.length());
            return file.validator().isEmpty() ? rest : rest.withHeader("If-Range", file.validator());
        }

        /** Makes the file end where the answer begins. */
        private void prepare(Response response) {
            if (response.status() == 206) {
                requireRest(response);
            } else {
                file.restart(validator(response));
            }
            OptionalLong length = response.length();
            if (expected.size() >= 0 && length.isPresent() && file.length() + length.getAsLong() != expected.size()) {
                throw wrongSize(String.valueOf(file.length() + length.getAsLong()));
            }
        }

        private void requireRest(Response response) {
            if (file.length() == 0) {
                throw new NetworkFailed(shown + " answered with a part, though everything was asked for");
            }
            isResumed = true;
            response.header("Content-Range").ifPresent(range -> {
                int slash = range.lastIndexOf('/');
                String total = range.substring(slash + 1);
                if (expected.size() >= 0 && !total.equals("*") && !total.equals(String.valueOf(expected.size()))) {
                    throw wrongSize(total);
                }
            });
        }

        private Optional<IOException> copy(Response response) {
            byte[] buffer = new byte[BUFFER_SIZE];
            long reported = file.length();
            while (true) {
                int read;
                try {
                    read = response.body().read(buffer);
                } catch (IOException e) {
                    requireUninterrupted();
                    return Optional.of(e);
                }
                if (read < 0) {
                    return end();
                }
                file.append(buffer, read);
                requireSize();
                if (file.length() - reported >= REPORT_EVERY) {
                    reported = file.length();
                    listener.onEvent(new Event.DownloadProgressed(shown, reported));
                    requireUninterrupted();
                }
            }
        }

        private Optional<IOException> end() {
            return file.length() < expected.size()
                    ? Optional.of(new IOException("the connection ended early"))
                    : Optional.empty();
        }

        private void requireSize() {
            if (expected.size() >= 0 && file.length() > expected.size()) {
                throw wrongSize("more than " + expected.size());
            }
            if (file.length() > LARGEST) {
                file.delete();
                throw new IntegrityFailed(shown + " has more than " + (LARGEST >> 30) + " GB");
            }
        }

        private IntegrityFailed wrongSize(String size) {
            file.delete();
            return new IntegrityFailed(
                    shown + " has " + Redaction.redact(size) + " bytes, not " + expected.size() + " as expected",
                    sourceDiffers());
        }

        private void requireUninterrupted() {
            if (Thread.currentThread().isInterrupted()) {
                throw new Cancelled("Interrupted while fetching " + shown);
            }
        }

        /** What names exactly these bytes: a strong entity tag, else the date. */
        private static String validator(Response response) {
            String etag = response.header("ETag").orElse("");
            return etag.startsWith("\"")
                    ? etag
                    : response.header("Last-Modified").orElse("");
        }
    }
}
