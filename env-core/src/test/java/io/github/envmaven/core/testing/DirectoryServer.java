package io.github.envmaven.core.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A web server of the files below a directory, which can be exchanged. */
public final class DirectoryServer implements AutoCloseable {

    private final ScriptedServer server;
    private volatile Path root;

    private DirectoryServer(Path root) throws IOException {
        this.root = root;
        this.server = ScriptedServer.start(this::answer);
    }

    /** Starts to serve a directory. */
    public static DirectoryServer start(Path root) throws IOException {
        return new DirectoryServer(root);
    }

    /** Serves another directory from now on, under the same URLs. */
    public void serve(Path other) {
        root = other;
    }

    /** A URL on this server. */
    public String url(String path) {
        return server.url(path);
    }

    /** The paths that were asked for so far. */
    public List<String> asked() {
        return server.received().stream().map(ScriptedServer.Received::target).toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(ScriptedServer.Received request, OutputStream out) throws IOException {
        Path file = root.resolve(request.target().substring(1)).normalize();
        if (file.startsWith(root) && Files.isRegularFile(file)) {
            ScriptedServer.ok(out, Files.readAllBytes(file));
        } else {
            ScriptedServer.head(out, "404 Not Found", 0);
        }
    }
}
