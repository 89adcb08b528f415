package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.command.CreateRequest.LinkScripts;
import io.github.envmaven.core.command.GoOfflineRequest.Extent;
import io.github.envmaven.core.command.SessionSettings.CondarcUse;
import io.github.envmaven.core.command.SessionSettings.Network;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.testing.ChannelServer;
import io.github.envmaven.core.testing.DiskChannel;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.ServedFiles;
import io.github.envmaven.core.testing.ServedFiles.Form;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfflineTest {

    private static final String CHANNEL = "https://channel.test/main";

    @TempDir
    Path root;

    private final RecordingListener listener = new RecordingListener();

    @ParameterizedTest
    @EnumSource
    void locksAndCreatesFromTheCacheOnceItIsFilled(Form form) throws IOException {
        String url;
        try (ChannelServer server = ChannelServer.start(files(form))) {
            url = server.url();
            lock(url, Network.ONLINE, "first.yml", "tea");
            create(url, Network.ONLINE, "first.yml", "first");
        }

        lock(url, Network.OFFLINE, "second.yml", "tea");
        create(url, Network.OFFLINE, "second.yml", "second");

        assertThat(root.resolve("second.yml")).hasSameTextualContentAs(root.resolve("first.yml"));
        assertThat(root.resolve("second/share/tea")).hasContent("tea");
    }

    @ParameterizedTest
    @EnumSource
    void usesTheCachedIndexWithAWarningWhereNobodyAnswers(Form form) throws IOException {
        String url;
        try (ChannelServer server = ChannelServer.start(files(form))) {
            url = server.url();
            lock(url, Network.ONLINE, "first.yml", "tea");
        }

        lock(url, Network.ONLINE, "second.yml", "tea");

        assertThat(root.resolve("second.yml")).hasSameTextualContentAs(root.resolve("first.yml"));
        assertThat(listener.events(Event.Warned.class))
                .extracting(Event.Warned::message)
                .anyMatch(message -> message.contains("nobody answers there; the copy of ")
                        && message.endsWith(" is used instead."));
        assertThatThrownBy(() -> lock(url, Network.REFRESH, "third.yml", "tea")).isInstanceOf(NetworkFailed.class);
    }

    @Test
    void namesAllIndexesThatAreMissing() {
        assertThatThrownBy(() -> lock("http://127.0.0.1:1", Network.OFFLINE, "lock.yml", "tea"))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage("Offline, and the cache has no index of\n  " + CHANNEL + "/linux-64/\n  " + CHANNEL
                        + "/osx-arm64/\n  " + CHANNEL + "/noarch/")
                .extracting(problem ->
                        ((NetworkFailed) problem).remedy().orElseThrow().kind())
                .isEqualTo(Remedy.Kind.GO_ONLINE);
    }

    @Test
    void namesAllPackagesThatAreMissing() throws IOException {
        try (ChannelServer server = ChannelServer.start(files(Form.ZST))) {
            lock(server.url(), Network.ONLINE, "lock.yml", "tea");
        }

        assertThatThrownBy(() -> create("http://127.0.0.1:1", Network.OFFLINE, "lock.yml", "prefix"))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage("Offline, and 2 packages are not in the cache:\n  " + CHANNEL
                        + "/noarch/cup-1.0-0.conda\n  " + CHANNEL + "/noarch/tea-1.0-0.conda");
    }

    @ParameterizedTest
    @EnumSource
    void goesOfflineWithAllThatALockNeeds(Form form) throws IOException {
        String url;
        try (ChannelServer server = ChannelServer.start(files(form))) {
            url = server.url();
            lock(url, Network.ONLINE, "lock.yml", "tea");
            Path cache = root.resolve("cache");
            Files.move(cache, root.resolve("cache-of-another-machine"));

            GoOfflineResult result = goOffline(url, Network.ONLINE, Extent.INDEXES);

            assertThat(result.platforms()).containsExactly("linux-64", "osx-arm64");
            assertThat(List.of(result.packages(), result.fetched())).containsExactly(2, 2);
            assertThat(goOffline(url, Network.ONLINE, Extent.PACKAGES).fetched())
                    .isZero();
        }
        lock(url, Network.OFFLINE, "again.yml", "tea");
        create(url, Network.OFFLINE, "again.yml", "prefix");

        assertThat(root.resolve("again.yml")).hasSameTextualContentAs(root.resolve("lock.yml"));
        assertThat(root.resolve("prefix/share/cup")).hasContent("cup 1");
    }

    @Test
    void readsNoConfigurationWhereNothingIsToBeDone() throws IOException {
        try (ChannelServer server = ChannelServer.start(files(Form.ZST))) {
            lock(server.url(), Network.ONLINE, "lock.yml", "tea");
            create(server.url(), Network.ONLINE, "lock.yml", "prefix");
            Files.writeString(root.resolve(".condarc"), "no: [yaml");

            create(server.url(), Network.ONLINE, "lock.yml", "prefix");

            assertThatThrownBy(() -> lock(server.url(), Network.ONLINE, "other.yml", "tea"))
                    .hasMessageContaining(".condarc");
        }
    }

    private ServedFiles files(Form form) throws IOException {
        Path channel = new DiskChannel(root.resolve("disk"))
                .add(TestPackage.of("cup", "1.0", "0").file("share/cup", "cup 1"))
                .add(TestPackage.of("tea", "1.0", "0").file("share/tea", "tea"), "cup")
                .write();
        return ServedFiles.of(channel, form);
    }

    private void lock(String mirror, Network network, String lock, String spec) {
        try (EnvSession session = open(mirror, network)) {
            new LockCommand(session)
                    .run(new LockRequest(
                            source(spec), root.resolve(lock), LockRequest.Mode.ALWAYS, SolveOptions.DEFAULT));
        }
    }

    private void create(String mirror, Network network, String lock, String prefix) {
        try (EnvSession session = open(mirror, network)) {
            new CreateCommand(session)
                    .run(new CreateRequest(
                            root.resolve(lock),
                            source("tea"),
                            root.resolve(prefix),
                            "linux-64",
                            LinkScripts.NEVER,
                            List.of()));
        }
    }

    private GoOfflineResult goOffline(String mirror, Network network, Extent extent) {
        try (EnvSession session = open(mirror, network)) {
            return new GoOfflineCommand(session)
                    .run(new GoOfflineRequest(root.resolve("lock.yml"), source("tea"), List.of(), extent));
        }
    }

    private EnvironmentSource source(String spec) {
        return new EnvironmentSource(
                List.of(),
                List.of(CHANNEL),
                List.of(spec),
                List.of(),
                List.of("linux-64", "osx-arm64"),
                Map.of(),
                root,
                "test");
    }

    private EnvSession open(String mirror, Network network) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("HOME", root.toString());
        environment.put("CONDA_REMOTE_BACKOFF_FACTOR", "0.01");
        TransportSettings mirrored = new TransportSettings(
                List.of(), List.of(), List.of(new TransportSettings.Mirror("m", List.of(CHANNEL), mirror)));
        return EnvSession.open(
                new SessionSettings(
                        root.resolve("cache"), network, environment, "", CondarcUse.TRANSPORT, mirrored, List.of()),
                listener);
    }
}
