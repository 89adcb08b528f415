package io.github.envmaven.core.repodata;

import com.github.luben.zstd.ZstdInputStream;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.UnpackedStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * Repodata as plain JSON, however it is packed: told by its first bytes, as servers and proxies pack and unpack on the way.
 * Reading it throws our own exceptions, which name the URL; so an {@link IOException} of the index is one of the disk.
 */
final class RepoDataBody extends FilterInputStream {

    private static final int HEAD = 64;
    private static final long LARGEST = 16L << 30;

    private final String shown;
    private long decoded;

    private RepoDataBody(InputStream in, String shown) {
        super(in);
        this.shown = shown;
    }

    /**
     * Begins to decode.
     *
     * @param packed the bytes as they came
     * @param file which file they are
     * @param shown its URL without secrets
     * @return JSON, as far as the first bytes tell
     */
    static RepoDataBody open(InputStream packed, RepoDataFile file, String shown) {
        try {
            byte[] head = new byte[HEAD];
            int length = packed.readNBytes(head, 0, HEAD);
            PushbackInputStream whole = new PushbackInputStream(packed, HEAD);
            whole.unread(head, 0, length);
            // An empty file on a disk may be meant as a channel without records; an empty answer never is.
            if (length == 0 && (!file.isText() || !shown.startsWith("file:"))) {
                throw new IntegrityFailed(shown + " is empty", Remedy.of(Remedy.Kind.TRY_AGAIN));
            }
            return new RepoDataBody(decoder(head, whole, shown), shown);
        } catch (IOException e) {
            throw broken(shown, e);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            int count = in.read(target, offset, length);
            decoded += Math.max(count, 0);
            if (decoded > LARGEST) {
                throw new IntegrityFailed(shown + " unpacks to more than " + (LARGEST >> 30) + " GB");
            }
            return count;
        } catch (IOException e) {
            throw broken(shown, e);
        }
    }

    private static InputStream decoder(byte[] head, InputStream whole, String shown) throws IOException {
        int first = head[0] & 0xff;
        int second = head[1] & 0xff;
        if (first == 0x28 && second == 0xb5 && head[2] == 0x2f && (head[3] & 0xff) == 0xfd) {
            return UnpackedStream.of(whole, ZstdInputStream::new);
        }
        if (first == 'B' && second == 'Z' && head[2] == 'h') {
            return UnpackedStream.of(whole, packed -> new BZip2CompressorInputStream(packed, true));
        }
        if (first == 0x1f && second == 0x8b) {
            return UnpackedStream.of(whole, packed -> new GZIPInputStream(packed, 1 << 16));
        }
        String text = new String(head, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<")) {
            throw new NetworkFailed(
                    shown + " is a web page, not repodata",
                    Remedy.fixInput("Check the channel's URL, and whether a proxy asks for a login."));
        }
        return whole;
    }

    private static RuntimeException broken(String shown, IOException e) {
        if (e instanceof UnpackedStream.OutOfProportion) {
            return new IntegrityFailed(shown + " is refused: " + e.getMessage());
        }
        if (shown.startsWith("file:")) {
            return new IntegrityFailed(shown + " is damaged: " + e.getMessage(), Remedy.of(Remedy.Kind.TRY_AGAIN), e);
        }
        return new NetworkFailed(
                shown + " broke off or is damaged: " + e.getMessage(), Remedy.of(Remedy.Kind.TRY_AGAIN), e);
    }
}
