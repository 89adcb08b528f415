package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers {@code file:} URLs as a plain web server would: 200, 206 from an offset on, 304 for an unchanged entity tag,
 * 404.
 */
public final class FileTransport implements Transport {

    @Override
    public Response get(Request request) {
        Path file = path(request.uri());
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return notFound(request);
            }
            String etag = "\"" + attributes.size() + "-"
                    + attributes.lastModifiedTime().toMillis() + "\"";
            if (etag.equals(request.header("If-None-Match").orElse(""))) {
                return new Response(request.url(), 304, headers(etag, 0), InputStream.nullInputStream());
            }
            return open(request, file, attributes.size(), etag);
        } catch (NoSuchFileException e) {
            return notFound(request);
        } catch (IOException e) {
            // A file where a directory should be has no exception of its own.
            if (!(e instanceof AccessDeniedException) && !Files.exists(file)) {
                return notFound(request);
            }
            throw new DiskFailed(
                    "Cannot read " + file + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, file.toString()),
                    e);
        }
    }

    private static Response open(Request request, Path file, long size, String etag) throws IOException {
        long offset = offset(request, etag);
        if (offset == 0 || offset > size) {
            return new Response(request.url(), 200, headers(etag, size), Files.newInputStream(file));
        }
        InputStream body = Files.newInputStream(file);
        body.skipNBytes(offset);
        Map<String, String> headers = headers(etag, size - offset);
        headers.put("Content-Range", "bytes " + offset + "-" + (size - 1) + "/" + size);
        return new Response(request.url(), 206, headers, body);
    }

    private static long offset(Request request, String etag) {
        String range = request.header("Range").orElse("");
        boolean changed = !request.header("If-Range").orElse(etag).equals(etag);
        if (changed || !range.startsWith("bytes=") || !range.endsWith("-")) {
            return 0;
        }
        return Long.parseLong(range.substring("bytes=".length(), range.length() - 1));
    }

    private static Path path(URI uri) {
        try {
            // file://localhost/x and file:/x are one place; Path.of knows the second form only.
            String authority = uri.getAuthority();
            boolean local = "localhost".equals(authority);
            return Path.of(local ? URI.create("file:" + uri.getRawPath()) : uri);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new InvalidInput(
                    "Not the URL of a file: " + Redaction.redact(uri.toString()),
                    Remedy.fixInput("Write file:///absolute/path, without a host, a query or a fragment."),
                    e);
        }
    }

    private static Map<String, String> headers(String etag, long length) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("ETag", etag);
        headers.put("Content-Length", Long.toString(length));
        return headers;
    }

    private static Response notFound(Request request) {
        return new Response(request.url(), 404, new TreeMap<>(), InputStream.nullInputStream());
    }
}
