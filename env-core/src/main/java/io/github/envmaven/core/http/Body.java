package io.github.envmaven.core.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * The body of an answer. Read to its end it gives the connection back; closed before, it drops the connection instead of
 * reading a rest that may be large, or never come.
 */
final class Body extends FilterInputStream {

    /** What is read for the sake of the connection: an error page, the text of a redirect. */
    private static final int WORTH_READING = 1 << 14;

    private final ClassicHttpResponse response;
    private final Cancellable request;
    private final Runnable onClose;
    private boolean isAtEnd;

    private Body(InputStream content, ClassicHttpResponse response, Cancellable request, Runnable onClose) {
        super(content);
        this.response = response;
        this.request = request;
        this.onClose = onClose;
    }

    /**
     * The body of an answer.
     *
     * @param response the answer
     * @param request drops the connection when it is cancelled
     * @param onClose told when the body is closed
     */
    static Body of(ClassicHttpResponse response, Cancellable request, Runnable onClose) throws IOException {
        InputStream content = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        return new Body(content, response, request, onClose);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        isAtEnd |= value < 0;
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        isAtEnd |= count < 0;
        return count;
    }

    @Override
    public void close() throws IOException {
        try {
            if (!isAtEnd && !isSmall()) {
                // Otherwise the library reads the rest.
                request.cancel();
            }
            response.close();
        } finally {
            onClose.run();
        }
    }

    private boolean isSmall() {
        if (response.getEntity() == null) {
            return true;
        }
        long length = response.getEntity().getContentLength();
        return length >= 0 && length <= WORTH_READING;
    }
}
