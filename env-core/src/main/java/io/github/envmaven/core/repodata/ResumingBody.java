package io.github.envmaven.core.repodata;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer, which goes on by itself where a connection breaks, and tells how far it got. */
final class ResumingBody extends InputStream {

    private static final long REPORT_EVERY = 1 << 20;
    private static final int ATTEMPTS = 4;

    private final Transport transport;
    private final Request request;
    private final EventListener listener;
    private final String shown;
    private final String validator;
    private Response response;
    private long received;
    private long reported;
    private int failures;

    /**
     * Takes over an answer.
     *
     * @param transport asked for the rest
     * @param request what was asked for, without conditions
     * @param response the answer so far; closed with this
     * @param listener hears of the progress; of files, nothing
     */
    ResumingBody(Transport transport, Request request, Response response, EventListener listener) {
        this.transport = transport;
        this.request = request;
        this.response = response;
        this.listener = request.url().startsWith("file:") ? EventListener.NONE : listener;
        this.shown = Redaction.redact(request.url());
        String etag = response.header("ETag").orElse("");
        this.validator =
                etag.startsWith("\"") ? etag : response.header("Last-Modified").orElse("");
        this.listener.onEvent(new Event.DownloadStarted(shown, response.length().orElse(-1)));
    }

    /**
     * Reads a whole answer into memory.
     *
     * @param largest how many bytes it may have at most
     * @throws IntegrityFailed where it has more
     */
    byte[] readAll(int largest) throws IOException {
        byte[] bytes = readNBytes(largest);
        if (read() >= 0) {
            throw new IntegrityFailed(shown + " is larger than " + (largest >> 20) + " MB");
        }
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (true) {
            try {
                int count = response.body().read(target, offset, length);
                count(count);
                return count;
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new Cancelled("Interrupted while fetching " + shown);
                }
                resume(e);
            }
        }
    }

    @Override
    public void close() {
        response.close();
    }

    private void count(int count) {
        if (count < 0) {
            listener.onEvent(new Event.DownloadFinished(shown, received));
            return;
        }
        received += count;
        if (received - reported >= REPORT_EVERY) {
            reported = received;
            failures = 0;
            listener.onEvent(new Event.DownloadProgressed(shown, received));
        }
    }

    /** Asks for the rest of the very same content; bytes that were decoded on the way cannot be counted. */
    private void resume(IOException broken) throws IOException {
        failures++;
        boolean countable =
                !validator.isEmpty() && request.header("Accept-Encoding").isEmpty();
        if (failures >= ATTEMPTS || !countable) {
            throw broken;
        }
        response.close();
        listener.onEvent(new Event.DownloadRetried(shown, String.valueOf(broken.getMessage())));
        Response rest = transport.get(request.from(received).withHeader("If-Range", validator));
        String range = rest.header("Content-Range").orElse("");
        if (rest.status() != 206 || !range.startsWith("bytes " + received + "-")) {
            rest.close();
            throw broken;
        }
        response = rest;
    }
}
