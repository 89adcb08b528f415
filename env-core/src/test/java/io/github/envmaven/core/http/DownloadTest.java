package io.github.envmaven.core.http;

import static io.github.envmaven.core.http.FlakyDownload.CONTENT;
import static io.github.envmaven.core.http.FlakyDownload.EXPECTED;
import static io.github.envmaven.core.http.FlakyDownload.HALF;
import static io.github.envmaven.core.http.FlakyDownload.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server that misbehaves in one way at a time. */
class DownloadTest {

    @TempDir
    Path root;

    private FlakyDownload download;

    @BeforeEach
    void start() {
        download = new FlakyDownload(root);
    }

    @Test
    void arrivesWholeAndReportsItsProgress() throws IOException {
        Path file = download.whole(EXPECTED, (request, out) -> ScriptedServer.ok(out, CONTENT));

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(namesIn(root)).containsExactly("file");
        assertThat(download.listener.events(Event.DownloadStarted.class)).hasSize(1);
        assertThat(download.listener.events(Event.DownloadProgressed.class)).isNotEmpty();
        assertThat(download.listener.events(Event.DownloadFinished.class))
                .extracting(Event.DownloadFinished::received)
                .containsExactly((long) CONTENT.length);
    }

    @Test
    void refusesAWrongDigestWithoutAskingAgain() throws IOException {
        byte[] other = CONTENT.clone();
        other[HALF]++;
        try (ScriptedServer server = ScriptedServer.start((request, out) -> ScriptedServer.ok(out, other))) {
            assertThatThrownBy(() -> download.fetch(server, EXPECTED))
                    .isInstanceOf(IntegrityFailed.class)
                    .hasMessageContaining(Sha256.of(other).hex())
                    .hasMessageContaining(EXPECTED.hex());
            assertThat(server.received()).hasSize(1);
        }
        assertThat(namesIn(root)).isEmpty();
    }

    @Test
    void refusesAnAnnouncedLengthThatIsNotTheExpectedOne() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.start((request, out) -> ScriptedServer.head(out, "200 OK", 5_000_000_000L))) {
            assertThatThrownBy(() -> download.fetch(server, EXPECTED))
                    .isInstanceOf(IntegrityFailed.class)
                    .hasMessageContaining("has 5000000000 bytes, not 1200000 as expected");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void stopsReadingWhatIsLongerThanExpected() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((request, out) -> {
            ScriptedServer.head(out, "200 OK", -1);
            while (true) {
                out.write(CONTENT);
            }
        })) {
            assertThatThrownBy(() -> download.fetch(server, EXPECTED))
                    .isInstanceOf(IntegrityFailed.class)
                    .hasMessageContaining("more than 1200000 bytes");
        }
    }

    @Test
    void refusesAPartWhenEverythingWasAskedFor() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((request, out) -> range(out, CONTENT, 0, ""))) {
            assertThatThrownBy(() -> download.fetch(server, EXPECTED)).isInstanceOf(NetworkFailed.class);
        }
    }

    @Test
    void saysThatAFileDoesNotExist() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.start((request, out) -> ScriptedServer.head(out, "404 Not Found", 0))) {
            assertThatThrownBy(() -> download.fetch(server, EXPECTED)).isInstanceOf(NotFound.class);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void refusesToWriteThroughALink(@TempDir Path outside) throws IOException {
        Files.createSymbolicLink(root.resolve("file.partial"), outside.resolve("victim"));

        try (ScriptedServer server = ScriptedServer.start(FlakyDownload::serveRanges)) {
            assertThatThrownBy(() -> download.fetch(server, EXPECTED)).hasMessageContaining("file.partial");
        }
        assertThat(outside.resolve("victim")).doesNotExist();
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
