package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.envmaven.core.command.CreateRequest.LinkScripts;
import io.github.envmaven.core.command.SessionSettings.CondarcUse;
import io.github.envmaven.core.command.SessionSettings.Network;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.testing.DiskChannel;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.ScriptedServer;
import io.github.envmaven.core.testing.ScriptedServer.Received;
import io.github.envmaven.core.testing.ServedFiles;
import io.github.envmaven.core.testing.ServedFiles.Form;
import io.github.envmaven.core.testing.TestPackage;
import io.github.envmaven.core.testing.WrittenFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever way a secret is given, it reaches the server it is for, and nothing else: no file, message, event or host. */
class SecretsTest {

    private static final String SECRET = "s3cr3t-Tok3n";
    private static final String BASIC = "Basic bWU6czNjcjN0LVRvazNu";

    private static final EnvironmentSource NO_SOURCE = EnvironmentSource.ofFiles(List.of(), List.of(), List.of());

    @TempDir
    Path root;

    private ServedFiles files;
    private final RecordingListener listener = new RecordingListener();
    private final Map<String, String> environment = new TreeMap<>();

    /** A way to give a secret, and what the server must see of it. */
    private enum Way {
        IN_THE_URL(
                "http://me:" + SECRET + "@HOST/channel",
                asked -> asked.header("Authorization").equals(BASIC)),
        TOKEN_IN_THE_URL(
                "http://HOST/t/" + SECRET + "/channel", asked -> asked.target().startsWith("/t/" + SECRET + "/")),
        VARIABLE_IN_THE_URL(
                "http://HOST/t/${CHANNEL_TOKEN}/channel",
                asked -> asked.target().startsWith("/t/" + SECRET + "/")),
        NETRC("http://HOST/channel", asked -> asked.header("Authorization").equals(BASIC)),
        RATTLER("http://HOST/channel", asked -> asked.header("Authorization").equals("Bearer " + SECRET)),
        MAMBA("http://HOST/channel", asked -> asked.target().startsWith("/t/" + SECRET + "/")),
        SERVER_BY_HOST(
                "http://HOST/channel", asked -> asked.header("Authorization").equals(BASIC)),
        SERVER_BY_CHANNEL("channel", asked -> asked.header("Authorization").equals(BASIC)),
        SERVER_WITH_HEADERS(
                "http://HOST/channel", asked -> asked.header("X-Api-Key").equals(SECRET)),
        MIRROR(
                "https://channel.test/channel",
                asked -> asked.header("Authorization").equals(BASIC)),
        MIRROR_WITH_A_TOKEN(
                "https://channel.test/channel", asked -> asked.target().startsWith("/t/" + SECRET + "/"));

        private final String channel;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Predicate<Received> isLetIn;

        Way(String channel, Predicate<Received> isLetIn) {
            this.channel = channel;
            this.isLetIn = isLetIn;
        }
    }

    @BeforeEach
    void publish() throws IOException {
        Path channel = new DiskChannel(root.resolve("disk"))
                .add(TestPackage.of("cup", "1.0", "0").file("share/cup", "cup 1"))
                .write();
        files = ServedFiles.of(channel, Form.JSON);
        environment.put("HOME", root.resolve("home").toString());
        environment.put("CONDA_REMOTE_BACKOFF_FACTOR", "0.01");
        Files.createDirectories(root.resolve("home"));
    }

    @ParameterizedTest
    @EnumSource
    void aSecretIsUsedAndLeftNowhere(Way way) throws Exception {
        try (ScriptedServer other = ScriptedServer.start((asked, out) -> serve(asked, out, ""));
                ScriptedServer server = ScriptedServer.start((asked, out) -> {
                    if (!way.isLetIn.test(asked)) {
                        ScriptedServer.head(out, "401 Unauthorized", 0);
                    } else {
                        // Packages lie elsewhere, as those of many channels do.
                        serve(asked, out, asked.target().endsWith(".conda") ? "http://localhost:" + other.port() : "");
                    }
                })) {
            lockAndCreate(way, server);

            assertThat(root.resolve("prefix/share/cup")).hasContent("cup 1");
            assertThat(other.received()).isNotEmpty().allSatisfy(SecretsTest::assertHasNoSecret);
            assertThat(listener.events().toString()).doesNotContain(SECRET).doesNotContain(BASIC.substring(6));
            assertNoFileHasIt();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMessageShowsASecret(Way way) throws Exception {
        try (ScriptedServer server = ScriptedServer.start((asked, out) -> {
            if (asked.target().endsWith("json.zst") || asked.target().endsWith("msgpack.zst")) {
                ScriptedServer.head(out, "404 Not Found", 0);
            } else {
                // Servers repeat what they were asked in their answers.
                ScriptedServer.head(out, "302 Found", 0, "Location: ftp://me:" + SECRET + "@host/t/" + SECRET + "/x");
            }
        })) {
            Throwable problem = catchThrowable(() -> lockAndCreate(way, server));

            assertThat(problem).isInstanceOf(EnvException.class);
            StringWriter trace = new StringWriter();
            problem.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain(SECRET).doesNotContain(BASIC.substring(6));
            assertThat(((EnvException) problem).remedy().toString()).doesNotContain(SECRET);
            assertThat(listener.events().toString()).doesNotContain(SECRET);
            assertNoFileHasIt();
        }
    }

    @Test
    void aLockGetsNoOtherVariablesThanItAdmitsTo() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((asked, out) -> serve(asked, out, ""))) {
            lockAndCreate(Way.VARIABLE_IN_THE_URL, server);
            environment.put("AWS_SECRET", SECRET + "-2");
            Path lock = root.resolve("conda-lock.yml");
            String text = Files.readString(lock);
            assertThat(text).contains("${CHANNEL_TOKEN}");
            Files.writeString(lock, text.replace("${CHANNEL_TOKEN}", "${AWS_SECRET}"));

            Throwable problem =
                    catchThrowable(() -> create(settings(Way.VARIABLE_IN_THE_URL, server), NO_SOURCE, "again"));

            assertThat(problem).hasMessageContaining("AWS_SECRET is not set");
            assertThat(server.received()).noneMatch(asked -> asked.target().contains(SECRET + "-2"));
        }
    }

    private void lockAndCreate(Way way, ScriptedServer server) throws IOException {
        SessionSettings settings = settings(way, server);
        assertThat(settings.transport().toString()).doesNotContain(SECRET);
        EnvironmentSource source = new EnvironmentSource(
                List.of(),
                List.of(way.channel.replace("HOST", "127.0.0.1:" + server.port())),
                List.of("cup"),
                List.of(),
                List.of("linux-64"),
                Map.of(),
                root,
                "test");
        try (EnvSession session = EnvSession.open(settings, listener)) {
            new LockCommand(session)
                    .run(new LockRequest(
                            source, root.resolve("conda-lock.yml"), LockRequest.Mode.ALWAYS, SolveOptions.DEFAULT));
        }
        create(settings, source, "prefix");
    }

    private void create(SessionSettings settings, EnvironmentSource source, String prefix) {
        try (EnvSession session = EnvSession.open(settings, listener)) {
            new CreateCommand(session)
                    .run(new CreateRequest(
                            root.resolve("conda-lock.yml"),
                            source,
                            root.resolve(prefix),
                            "linux-64",
                            LinkScripts.NEVER,
                            List.of()));
        }
    }

    private SessionSettings settings(Way way, ScriptedServer server) throws IOException {
        String host = "127.0.0.1:" + server.port();
        Path home = root.resolve("home");
        List<TransportSettings.Server> servers = new ArrayList<>();
        List<TransportSettings.Mirror> mirrors = new ArrayList<>();
        switch (way) {
            case VARIABLE_IN_THE_URL -> environment.put("CHANNEL_TOKEN", SECRET);
            case NETRC -> Files.writeString(home.resolve(".netrc"), "machine 127.0.0.1 login me password " + SECRET);
            case RATTLER ->
                write(
                        home.resolve(".rattler/credentials.json"),
                        "{\"127.0.0.1\": {\"BearerToken\": \"" + SECRET + "\"}}");
            case MAMBA ->
                write(
                        home.resolve(".mamba/auth/authentication.json"),
                        "{\"127.0.0.1\": {\"type\": \"CondaToken\", \"token\": \"" + SECRET + "\"}}");
            case SERVER_BY_HOST -> servers.add(server(host, "me", Map.of()));
            case SERVER_BY_CHANNEL -> servers.add(server("channel", "me", Map.of()));
            case SERVER_WITH_HEADERS -> servers.add(server(host, "", Map.of("X-Api-Key", SECRET)));
            case MIRROR -> {
                servers.add(server("company", "me", Map.of()));
                mirrors.add(new TransportSettings.Mirror("company", List.of("*"), "http://" + host));
            }
            case MIRROR_WITH_A_TOKEN ->
                mirrors.add(new TransportSettings.Mirror(
                        "company", List.of("channel.test"), "http://" + host + "/t/" + SECRET + "/"));
            default -> {
                // It is all in the URL.
            }
        }
        return new SessionSettings(
                root.resolve("cache"),
                Network.ONLINE,
                environment,
                "http://" + host,
                CondarcUse.NONE,
                new TransportSettings(List.of(), servers, mirrors),
                List.of());
    }

    private static TransportSettings.Server server(String id, String user, Map<String, String> headers) {
        return new TransportSettings.Server(id, user, user.isEmpty() ? "" : SECRET, headers);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Serves the channel, or sends who asks for it elsewhere. */
    private void serve(Received asked, OutputStream out, String elsewhere) throws IOException {
        String path = asked.target().substring(asked.target().indexOf("/channel/") + "/channel/".length());
        byte[] content = files.find(path);
        if (!elsewhere.isEmpty()) {
            ScriptedServer.head(out, "302 Found", 0, "Location: " + elsewhere + "/channel/" + path);
        } else if (content == null) {
            ScriptedServer.head(out, "404 Not Found", 0);
        } else {
            ScriptedServer.ok(out, content, "ETag: \"x\"");
        }
    }

    private static void assertHasNoSecret(Received asked) {
        assertThat(asked.target()).doesNotContain(SECRET);
        assertThat(asked.headers().toString()).doesNotContain(SECRET).doesNotContain("Basic");
    }

    private void assertNoFileHasIt() throws IOException {
        WrittenFiles.doNotHave(SECRET, root, root.resolve("home"));
    }
}
