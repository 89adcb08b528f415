package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.command.CreateRequest.LinkScripts;
import io.github.envmaven.core.command.SessionSettings.Network;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.testing.DiskChannel;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.ScriptedServer;
import io.github.envmaven.core.testing.ScriptedServer.Received;
import io.github.envmaven.core.testing.TestPackage;
import io.github.envmaven.core.testing.TestWheel;
import io.github.envmaven.core.testing.WrittenFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wheels of an index that lets in only who has a password: it is used for locking and installing, and left nowhere. */
class PipSecretsTest {

    private static final String SECRET = "s3cr3t-T0k3n";

    private final TestWheel wheel = TestWheel.of("demo", "1.0").file("demo.py", "x");
    private final RecordingListener listener = new RecordingListener();

    @TempDir
    Path root;

    @Test
    void installsFromAnIndexWithAPassword() throws Exception {
        new DiskChannel(root.resolve("channel"))
                .add(TestPackage.of("python", "3.12.4", "0_cpython"))
                .add(TestPackage.of("pip", "26.0", "0"), "python")
                .write();
        try (ScriptedServer server = ScriptedServer.start(this::answer)) {
            Files.writeString(root.resolve("environment.yml"), """
                    channels: ['%s']
                    platforms: [linux-64]
                    dependencies:
                    - python
                    - pip:
                      - --index-url http://me:${INDEX_PASSWORD}@127.0.0.1:%d/simple/
                      - demo
                    """.formatted(root.resolve("channel"), server.port()));
            EnvironmentSource source =
                    EnvironmentSource.ofFiles(List.of(root.resolve("environment.yml")), List.of(), List.of());
            Path lock = root.resolve("conda-lock.yml");

            try (EnvSession session = session()) {
                new LockCommand(session)
                        .run(new LockRequest(source, lock, LockRequest.Mode.ALWAYS, SolveOptions.DEFAULT));
            }
            try (EnvSession session = session()) {
                new CreateCommand(session)
                        .run(new CreateRequest(
                                lock, source, root.resolve("env"), "linux-64", LinkScripts.NEVER, List.of()));
            }

            assertThat(root.resolve("env/lib/python3.12/site-packages/demo.py")).hasContent("x");
            assertThat(server.received()).anyMatch(asked -> asked.target().endsWith(".whl"));
            assertThat(listener.events().toString()).doesNotContain(SECRET);
            assertNoFileHasIt();
        }
    }

    private void answer(Received asked, OutputStream out) throws IOException {
        if (!asked.header("Authorization").equals(basic())) {
            ScriptedServer.head(out, "401 Unauthorized", 0);
        } else if (asked.target().equals("/simple/demo/")) {
            String page = "<!DOCTYPE html><html><body><a href=\"../../files/" + wheel.fileName() + "#sha256="
                    + Sha256.of(wheel.bytes()) + "\">" + wheel.fileName() + "</a></body></html>";
            ScriptedServer.ok(out, page.getBytes(StandardCharsets.UTF_8), "Content-Type: text/html");
        } else if (asked.target().equals("/files/" + wheel.fileName())) {
            ScriptedServer.ok(out, wheel.bytes(), "ETag: \"x\"");
        } else {
            ScriptedServer.head(out, "404 Not Found", 0);
        }
    }

    private static String basic() {
        return "Basic "
                + java.util.Base64.getEncoder().encodeToString(("me:" + SECRET).getBytes(StandardCharsets.UTF_8));
    }

    private EnvSession session() {
        return EnvSession.open(
                new SessionSettings(
                        root.resolve("cache"),
                        Network.ONLINE,
                        Map.of("PATH", "/usr/bin:/bin", "INDEX_PASSWORD", SECRET),
                        "",
                        SessionSettings.CondarcUse.NONE,
                        TransportSettings.NONE,
                        List.of()),
                listener);
    }

    private void assertNoFileHasIt() throws IOException {
        WrittenFiles.doNotHave(SECRET, root, root.resolve("none"));
    }
}
