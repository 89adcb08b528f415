package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.testing.DiskChannel;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.ScriptedServer;
import io.github.envmaven.core.testing.ScriptedServer.Received;
import io.github.envmaven.core.testing.TestIndex;
import io.github.envmaven.core.testing.TestPackage;
import io.github.envmaven.core.testing.WrittenFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever way the secret of a package index is given, it opens the index, and is left in no lock, cache, event or message. */
class PipIndexSecretsTest {

    private static final String SECRET = "s3cr3t-Tok3n";
    private static final String BASIC = "Basic bWU6czNjcjN0LVRvazNu";

    @TempDir
    Path root;

    private final RecordingListener listener = new RecordingListener();
    private final Map<String, String> environment = new TreeMap<>();

    /** A way to give a secret: the line of the index, and the requirement. */
    private enum Way {
        IN_A_LINE("--index-url http://me:" + SECRET + "@HOST/simple", "lib"),
        IN_A_FURTHER_INDEX("--extra-index-url http://me:" + SECRET + "@HOST/simple", "lib"),
        VARIABLE_IN_A_LINE("--index-url http://me:${INDEX_PASSWORD}@HOST/simple", "lib"),
        VARIABLE_OF_PIP("", "lib"),
        CONFIGURATION_OF_PIP("", "lib"),
        CONFIGURATION_OF_UV("", "lib"),
        NETRC("--index-url http://HOST/simple", "lib"),
        SERVER_BY_HOST("--index-url http://HOST/simple", "lib"),
        IN_THE_URL_OF_A_FILE("--index-url http://HOST/simple", "lib @ http://me:" + SECRET + "@HOST/files/FILE");

        private final String index;
        private final String requirement;

        Way(String index, String requirement) {
            this.index = index;
            this.requirement = requirement;
        }
    }

    @BeforeEach
    void publish() throws IOException {
        new DiskChannel(root.resolve("channel"))
                .add(TestPackage.of("python", "3.12.4", "0_cpython"))
                .add(TestPackage.of("pip", "26.0", "0"), "python")
                .write();
        new TestIndex(root.resolve("served")).add("lib 1.0");
        Files.createDirectories(root.resolve("home"));
        environment.put("HOME", root.resolve("home").toString());
        environment.put("XDG_CONFIG_HOME", root.resolve("home/config").toString());
        environment.put("XDG_CONFIG_DIRS", root.resolve("home/nothing").toString());
        environment.put("CONDA_REMOTE_BACKOFF_FACTOR", "0.01");
    }

    @ParameterizedTest
    @EnumSource
    void aSecretIsUsedAndLeftNowhere(Way way) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(this::serve)) {
            String host = "127.0.0.1:" + server.port();
            SessionSettings settings = settings(way, host);
            Path file = write(
                    root.resolve("home/environment.yml"),
                    "channels: ['" + root.resolve("channel")
                            + "']\nplatforms: [linux-64]\ndependencies:\n- python\n- pip:\n"
                            + (way.index.isEmpty() ? "" : "  - " + way.index.replace("HOST", host) + "\n")
                            + "  - "
                            + way.requirement.replace("HOST", host).replace("FILE", "lib-1.0-py3-none-any.whl")
                            + "\n");
            try (EnvSession session = EnvSession.open(settings, listener)) {
                new LockCommand(session)
                        .run(new LockRequest(
                                EnvironmentSource.ofFiles(List.of(file), List.of(), List.of()),
                                root.resolve("conda-lock.yml"),
                                LockRequest.Mode.ALWAYS,
                                SolveOptions.DEFAULT));
            }

            assertThat(root.resolve("conda-lock.yml"))
                    .content()
                    .contains("url: http://" + host + "/files/lib-1.0-py3-none-any.whl");
            assertThat(listener.events().toString()).doesNotContain(SECRET).doesNotContain(BASIC.substring(6));
            assertNoFileHasIt();
        }
    }

    private SessionSettings settings(Way way, String host) throws IOException {
        String url = "http://me:" + SECRET + "@" + host + "/simple";
        Path home = root.resolve("home");
        List<TransportSettings.Server> servers = new ArrayList<>();
        switch (way) {
            case VARIABLE_IN_A_LINE -> environment.put("INDEX_PASSWORD", SECRET);
            case VARIABLE_OF_PIP -> environment.put("PIP_INDEX_URL", url);
            case CONFIGURATION_OF_PIP ->
                write(home.resolve("config/pip/pip.conf"), "[global]\nindex-url = " + url + "\n");
            case CONFIGURATION_OF_UV -> write(home.resolve("config/uv/uv.toml"), "index-url = \"" + url + "\"\n");
            case NETRC -> write(home.resolve(".netrc"), "machine 127.0.0.1 login me password " + SECRET);
            case SERVER_BY_HOST -> servers.add(new TransportSettings.Server(host, "me", SECRET, Map.of()));
            default -> {
                // It is all in the lines.
            }
        }
        return new SessionSettings(
                root.resolve("cache"),
                SessionSettings.Network.ONLINE,
                environment,
                "",
                SessionSettings.CondarcUse.NONE,
                new TransportSettings(List.of(), servers, List.of()),
                List.of());
    }

    private void serve(Received asked, OutputStream out) throws IOException {
        String path = asked.target().endsWith("/") ? asked.target() + "index.html" : asked.target();
        Path file = root.resolve("served" + path);
        if (!asked.header("Authorization").equals(BASIC)) {
            ScriptedServer.head(out, "401 Unauthorized", 0);
        } else if (Files.isRegularFile(file)) {
            String type = path.endsWith(".html") ? "text/html" : "application/octet-stream";
            ScriptedServer.ok(out, Files.readAllBytes(file), "Content-Type: " + type);
        } else {
            ScriptedServer.head(out, "404 Not Found", 0);
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void assertNoFileHasIt() throws IOException {
        WrittenFiles.doNotHave(SECRET, root, root.resolve("home"));
    }
}
