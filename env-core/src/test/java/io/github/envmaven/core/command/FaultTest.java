package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.command.CreateRequest.LinkScripts;
import io.github.envmaven.core.command.Fault.Elsewhere;
import io.github.envmaven.core.command.SessionSettings.CondarcUse;
import io.github.envmaven.core.command.SessionSettings.Network;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.testing.ChannelServer;
import io.github.envmaven.core.testing.DiskChannel;
import io.github.envmaven.core.testing.Golden;
import io.github.envmaven.core.testing.ScriptedServer;
import io.github.envmaven.core.testing.ServedFiles;
import io.github.envmaven.core.testing.ServedFiles.Form;
import io.github.envmaven.core.testing.SharedFiles;
import io.github.envmaven.core.testing.TestCertificate;
import io.github.envmaven.core.testing.TestPackage;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Locks and creates from a server that misbehaves, for every fault and every kind of file: the outcome is what it would have
 * been without the fault, or one message. Never another lock, never another environment, never a wait without end.
 */
class FaultTest {

    private static final String CHANNEL = "https://channel.test/main";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    Path root;

    /** What the fault hits, and the form of the channel that has such a file. */
    private enum Kind {
        JSON(Form.JSON, "/repodata.json"),
        ZST(Form.ZST, "/repodata.json.zst"),
        SHARD_INDEX(Form.SHARDS, "/repodata_shards.msgpack.zst"),
        SHARD(Form.SHARDS, "/shards/%s/"),
        PACKAGE(Form.JSON, "/%s-");

        private final Form form;
        private final String target;

        Kind(Form form, String target) {
            this.form = form;
            this.target = target;
        }
    }

    private record Setup(
            Map<Form, ServedFiles> files, String subdir, String asked, String hit, Path installed, String lock) {}

    @Test
    void everyFaultEndsWellOrInAMessage() throws Exception {
        Path channel = new DiskChannel(root.resolve("disk"))
                .add(TestPackage.of("cup", "1.0", "0").file("share/cup", "cup 1"))
                .add(TestPackage.of("tea", "1.0", "0").file("share/tea", "tea"), "cup")
                .write();

        List<String> table = table(setup(channel, "noarch", "tea", "cup", "share/cup"));

        Golden.matches(String.join("\n", table) + "\n");
    }

    @Test
    void everyFaultEndsWellOrInAMessageForARealChannel() throws Exception {
        Path channel = SharedFiles.path("realchannel/minimal");

        List<String> table = table(setup(channel, "linux-64", "greet", "libgreet", "conda-meta/history"));

        assertThat(table).hasSize(Fault.values().length * Kind.values().length + 1);
        assertThat(table.get(table.size() - 1)).startsWith((table.size() - 1) + " cases: ");
    }

    /** What happens without a fault. */
    private Setup setup(Path channel, String subdir, String asked, String hit, String installed) throws Exception {
        Map<Form, ServedFiles> files = new EnumMap<>(Form.class);
        for (Form form : Form.values()) {
            files.put(form, ServedFiles.of(channel, form));
        }
        Setup plain = new Setup(files, subdir, asked, hit, Path.of(installed), "");
        String outcome = outcome(plain, Kind.JSON, Fault.NONE, "", root.resolve("reference"));
        assertThat(outcome).isEqualTo("well");
        String lock = Files.readString(root.resolve("reference/conda-lock.yml"));
        return new Setup(files, subdir, asked, hit, Path.of(installed), lock);
    }

    private List<String> table(Setup setup) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        Map<Fault, Map<Kind, Future<String>>> cases = new EnumMap<>(Fault.class);
        var certificate = TestCertificate.selfSigned(root);
        var socket = certificate
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (ScriptedServer untrusted =
                ScriptedServer.start(socket, (request, out) -> ScriptedServer.head(out, "200 OK", 0))) {
            String secure = "https://localhost:" + untrusted.port();
            for (Fault fault : Fault.values()) {
                for (Kind kind : Kind.values()) {
                    Path home = root.resolve(fault + "-" + kind);
                    cases.computeIfAbsent(fault, key -> new EnumMap<>(Kind.class))
                            .put(kind, threads.submit(() -> outcome(setup, kind, fault, secure, home)));
                }
            }
            return lines(cases);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> lines(Map<Fault, Map<Kind, Future<String>>> cases) throws Exception {
        List<String> lines = new ArrayList<>();
        int well = 0;
        for (Map.Entry<Fault, Map<Kind, Future<String>>> fault : cases.entrySet()) {
            for (Map.Entry<Kind, Future<String>> one : fault.getValue().entrySet()) {
                String outcome = one.getValue().get();
                well += outcome.equals("well") ? 1 : 0;
                lines.add(fault.getKey() + " " + one.getKey() + ": " + outcome);
            }
        }
        lines.add(lines.size() + " cases: " + well + " end well, the others in a message");
        return lines;
    }

    /** Runs one case; answers "well", or what the user reads. */
    private static String outcome(Setup setup, Kind kind, Fault fault, String untrusted, Path home) throws Exception {
        ServedFiles files = setup.files().get(kind.form);
        String target = setup.subdir() + kind.target.formatted(setup.hit());
        long start = System.nanoTime();
        try (ChannelServer good = ChannelServer.start(files);
                ChannelServer server = ChannelServer.start(
                        files,
                        target,
                        (ask, out) ->
                                fault.answer(ask, out, new Elsewhere("http://127.0.0.1:" + good.port(), untrusted)))) {
            lockAndCreate(setup, server, home);
            if (!setup.lock().isEmpty()) {
                assertThat(Files.readString(home.resolve("conda-lock.yml"))).isEqualTo(setup.lock());
            }
            assertThat(home.resolve("prefix").resolve(setup.installed())).isNotEmptyFile();
            return "well";
        } catch (EnvException e) {
            assertThat(home.resolve("prefix").resolve(setup.installed())).doesNotExist();
            return e.getClass().getSimpleName() + ": " + neutral(String.valueOf(e.getMessage()));
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(fault + " " + kind)
                    .isLessThan(LONGEST);
        }
    }

    private static void lockAndCreate(Setup setup, ChannelServer server, Path home) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("HOME", home.toString());
        environment.put("CONDA_REMOTE_READ_TIMEOUT_SECS", "5");
        environment.put("CONDA_REMOTE_MAX_RETRIES", "1");
        environment.put("CONDA_REMOTE_BACKOFF_FACTOR", "0.01");
        TransportSettings mirrored = new TransportSettings(
                List.of(), List.of(), List.of(new TransportSettings.Mirror("m", List.of(CHANNEL), server.url())));
        SessionSettings settings = new SessionSettings(
                home.resolve("cache"), Network.ONLINE, environment, "", CondarcUse.TRANSPORT, mirrored, List.of());
        EnvironmentSource source = new EnvironmentSource(
                List.of(),
                List.of(CHANNEL),
                List.of(setup.asked()),
                List.of(),
                List.of("linux-64"),
                Map.of(),
                home,
                "test");
        Path lock = home.resolve("conda-lock.yml");
        try (EnvSession session = EnvSession.open(settings, EventListener.NONE)) {
            new LockCommand(session).run(new LockRequest(source, lock, LockRequest.Mode.ALWAYS, SolveOptions.DEFAULT));
            new CreateCommand(session)
                    .run(new CreateRequest(
                            lock, source, home.resolve("prefix"), "linux-64", LinkScripts.NEVER, List.of()));
        }
    }

    private static String neutral(String message) {
        return message.lines()
                .map(String::strip)
                .collect(Collectors.joining(" / "))
                .replaceAll("127\\.0\\.0\\.1:\\d+", "mirror")
                .replaceAll("localhost:\\d+", "untrusted")
                .replaceAll("[0-9a-f]{64}", "<digest>")
                .replaceAll("(expected: |received: |after |at byte )\\d+", "$1N")
                .replaceAll("PKIX.*", "<certificate>")
                .replaceAll("byte N '.*' stands", "byte N '...' stands");
    }
}
