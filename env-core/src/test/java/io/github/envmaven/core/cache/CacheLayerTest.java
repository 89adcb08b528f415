package io.github.envmaven.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.archive.PackageArchive;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.http.FileTransport;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Package caches of conda and mamba, read and not written, below an empty one of our own. */
class CacheLayerTest {

    private static final TestPackage PACKAGE =
            TestPackage.of("a", "1.0", "0").file("lib/x", "content").file("lib/y", "more");

    @TempDir
    Path root;

    private final RecordingListener listener = new RecordingListener();
    private final byte[] archive = PACKAGE.conda();
    private RepoDataRecord record;
    private Path layer;

    @BeforeEach
    void makeLayer() throws IOException {
        layer = Files.createDirectory(root.resolve("pkgs"));
        // The channel does not have it, so what is found can only come from the layer.
        record = PACKAGE.record(
                archive, root.resolve("channel/a-1.0-0.conda").toUri().toString());
    }

    @Test
    void takesAnExtractedPackageAsItLies() throws IOException {
        Path entry = extract();
        List<String> before = files(layer);

        CachedPackage found = fetch();

        assertThat(found.directory()).isEqualTo(entry);
        assertThat(listener.events(Event.PackageCached.class))
                .extracting(Event.PackageCached::hit)
                .containsExactly(true);
        assertThat(files(layer)).isEqualTo(before);
        assertThat(root.resolve("cache/pkgs")).doesNotExist();
    }

    @Test
    void findsWhatMambaKeepsByItsAddress() throws IOException {
        Path flat = layer;
        layer = Files.createDirectories(LayerAddress.of(record.url()).in(flat).orElseThrow());
        Path entry = extract();
        layer = flat;

        assertThat(fetch().directory()).isEqualTo(entry);
    }

    @Test
    void findsAnArchiveThatMambaKeepsByItsAddressBehindAnotherOfItsName() throws IOException {
        Files.writeString(layer.resolve("a-1.0-0.conda"), "another channel's");
        Path place =
                Files.createDirectories(LayerAddress.of(record.url()).in(layer).orElseThrow());
        Files.write(place.resolve("a-1.0-0.conda"), archive);

        assertThat(fetch().directory().resolve("lib/x")).hasContent("content");
    }

    @Test
    void knowsWhereMambaKeepsPackages() {
        assertThat(List.of(
                        "https://conda.anaconda.org/conda-forge/linux-64/a-1.0-0.conda",
                        "http://user:word@127.0.0.1:8080/t/tk-1-2/x/noarch/a-1.0-0.conda",
                        "file:///srv/channel/noarch/a-1.0-0.conda"))
                .extracting(url -> LayerAddress.of(url)
                        .in(Path.of("/pkgs"))
                        .orElseThrow()
                        .toString()
                        .replace('\\', '/'))
                .containsExactly(
                        "/pkgs/https/conda.anaconda.org/conda-forge/linux-64",
                        "/pkgs/http/127.0.0.1_8080/x/noarch",
                        "/pkgs/file/srv/channel/noarch");
        assertThat(LayerAddress.of("https://x/../../../noarch/a-1.0-0.conda").in(Path.of("/pkgs")))
                .isEmpty();
        assertThat(LayerAddress.of("a-1.0-0.conda").in(Path.of("/pkgs"))).isEmpty();
    }

    @Test
    void extractsAnArchiveIntoItsOwnCache() throws IOException {
        Files.write(layer.resolve("a-1.0-0.conda"), archive);
        List<String> before = files(layer);

        CachedPackage found = fetch();

        assertThat(found.directory()).startsWith(root.resolve("cache/pkgs"));
        assertThat(found.directory().resolve("lib/x")).hasContent("content");
        assertThat(files(layer)).isEqualTo(before);
    }

    @Test
    void passesOverAnExtractedPackageWithAnyFileThatIsNotWhatItsListSays() throws IOException {
        Path entry = extract();
        Files.writeString(entry.resolve("lib/y"), "MORE");
        publish();

        assertThat(fetch().directory()).startsWith(root.resolve("cache"));
        assertThat(entry.resolve("lib/y")).hasContent("MORE");
    }

    @Test
    void passesOverAnExtractedPackageWhoseListHasNoDigests() throws IOException {
        Path entry = extract();
        Files.writeString(
                entry.resolve("info/paths.json"),
                "{\"paths_version\": 1, \"paths\": [{\"_path\": \"lib/x\", \"path_type\": \"hardlink\"}]}");
        publish();

        assertThat(fetch().directory()).startsWith(root.resolve("cache"));
    }

    @Test
    void passesOverAPackageOfTheSameNameFromElsewhere() throws IOException {
        byte[] other = TestPackage.of("a", "1.0", "0").file("lib/x", "evil").conda();
        Path entry = layer.resolve("a-1.0-0");
        Files.createDirectory(entry);
        new PackageArchive(TestPackage.write(root.resolve("other.conda"), other)).extractTo(entry);
        RecordFile.write(entry, TestPackage.of("a", "1.0", "0").record(other, record.url()));
        Files.write(layer.resolve("a-1.0-0.conda"), other);
        publish();

        CachedPackage found = fetch();

        assertThat(found.directory().resolve("lib/x")).hasContent("content");
        assertThat(listener.events(Event.Warned.class))
                .singleElement()
                .asString()
                .contains("a-1.0-0.conda is not used");
    }

    @Test
    void doesWithoutLayersThatAreNotThere() {
        publish();
        layer = root.resolve("nowhere");

        assertThat(fetch().directory()).startsWith(root.resolve("cache"));
        assertThat(layer).doesNotExist();
    }

    private CachedPackage fetch() {
        try (PackageCache cache = new PackageCache(
                root.resolve("cache"), List.of(layer), new FileTransport(), ContentCheck.SIZES, listener)) {
            return cache.fetch(record);
        }
    }

    private Path extract() throws IOException {
        Path entry = Files.createDirectory(layer.resolve("a-1.0-0"));
        new PackageArchive(TestPackage.write(root.resolve("a-1.0-0.conda"), archive)).extractTo(entry);
        RecordFile.write(entry, record);
        return entry;
    }

    private void publish() {
        try {
            Files.createDirectories(root.resolve("channel"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        TestPackage.write(root.resolve("channel/a-1.0-0.conda"), archive);
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
