package io.github.envmaven.core.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * The body of an answer. Read to its end it gives the connection back; closed before, it drops the connection instead of
 * reading a rest that may be large.
 */
final class Body extends FilterInputStream {

    private final ClassicHttpResponse response;

    Body(InputStream content, ClassicHttpResponse response) {
        super(content);
        this.response = response;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return in.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        response.close();
    }
}
