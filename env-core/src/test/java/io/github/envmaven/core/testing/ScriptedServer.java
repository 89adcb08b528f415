package io.github.envmaven.core.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * An HTTP server on loopback that does exactly what a test writes onto the wire, wrong things above all. Each connection
 * carries one answer.
 */
public final class ScriptedServer implements AutoCloseable {

    /** What the server does with a request. */
    @FunctionalInterface
    public interface Script {
        /** Writes the answer; the connection is closed afterwards. */
        void answer(Received request, OutputStream out) throws IOException;
    }

    /** A request as it arrived. */
    public record Received(int number, String target, Map<String, String> headers) {

        /** A header, or the empty text. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** Where a Range begins, or 0. */
        public int offset() {
            String range = header("Range");
            return range.isEmpty() ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        }
    }

    private final ServerSocket socket;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new ArrayList<>();

    private ScriptedServer(ServerSocket socket, Script script) {
        this.socket = socket;
        this.script = script;
    }

    /** Starts a server on a free port. */
    public static ScriptedServer start(Script script) throws IOException {
        return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    /** Starts a server on a socket, which may speak TLS. */
    public static ScriptedServer start(ServerSocket socket, Script script) {
        ScriptedServer server = new ScriptedServer(socket, script);
        server.threads.execute(server::accept);
        return server;
    }

    /** A URL on this server. */
    public String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    /** The port. */
    public int port() {
        return socket.getLocalPort();
    }

    /** All requests so far. */
    public List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    /** A whole, correct answer. */
    public static void ok(OutputStream out, byte[] body, String... headers) throws IOException {
        head(out, "200 OK", body.length, headers);
        out.write(body);
    }

    /** The head of an answer, whatever it claims. */
    public static void head(OutputStream out, String status, long length, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
        if (length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException | RejectedExecutionException e) {
                // The server is closed.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Received request = read(new BufferedInputStream(connection.getInputStream()));
            if (request != null) {
                OutputStream out = connection.getOutputStream();
                script.answer(request, out);
                out.flush();
            }
        } catch (IOException e) {
            // The client went away, which is often the point of the test.
            return;
        }
    }

    private Received read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        synchronized (received) {
            Received request = new Received(received.size() + 1, line.split(" ", -1)[1], headers);
            received.add(request);
            return request;
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
