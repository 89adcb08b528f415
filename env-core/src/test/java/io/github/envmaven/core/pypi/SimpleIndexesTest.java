package io.github.envmaven.core.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.http.Download;
import io.github.envmaven.core.http.RetryPolicy;
import io.github.envmaven.core.pep.PypiName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleIndexesTest {

    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String METADATA = "Metadata-Version: 2.1\nName: tool\nVersion: 1.0\nRequires-Dist: base>=2\n";
    private static final PypiName TOOL = PypiName.parse("tool");

    @TempDir
    private Path cache;

    private final IndexTransport server = new IndexTransport();
    private Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private SimpleIndexes open(PageUse use, String... indexes) {
        return SimpleIndexes.open(
                List.of(indexes),
                List.of(),
                new SimpleIndexes.Access(
                        server,
                        new Download(server, RetryPolicy.DEFAULT, event -> {}),
                        cache,
                        use,
                        clock,
                        Runnable::run));
    }

    private SimpleIndexes open() {
        return open(PageUse.AS_SERVER_ALLOWS, "https://one.example/simple");
    }

    @Test
    void readsAPageInJson() {
        server.put("https://one.example/simple/tool/", JSON + "; charset=utf-8", """
                {"meta": {"api-version": "1.1"}, "name": "tool", "extra": [], "files": [
                  {"filename": "tool-1.0-py3-none-any.whl", "url": "../../files/tool-1.0-py3-none-any.whl#md5=1",
                   "hashes": {"sha256": "AA"}, "requires-python": ">=3.8", "size": 12, "yanked": "broken",
                   "upload-time": "2025-01-02T03:04:05.678Z", "core-metadata": {"sha256": "BB"}, "unknown": 1},
                  {"filename": "tool-1.1.tar.gz", "url": "https://other.example/tool-1.1.tar.gz", "hashes": {},
                   "yanked": false, "dist-info-metadata": false}]}
                """);

        assertThat(open().files(TOOL))
                .containsExactly(
                        new IndexFile(
                                "tool-1.0-py3-none-any.whl",
                                "https://one.example/files/tool-1.0-py3-none-any.whl",
                                "aa",
                                12,
                                ">=3.8",
                                true,
                                "broken",
                                Instant.parse("2025-01-02T03:04:05.678Z").toEpochMilli(),
                                true,
                                "bb"),
                        IndexFile.of("tool-1.1.tar.gz", "https://other.example/tool-1.1.tar.gz"));
    }

    @Test
    void readsAPageInHtml() {
        server.put("https://one.example/simple/tool/", "text/html", """
                <!DOCTYPE html><html><head><meta name="pypi:repository-version" content="1.0">
                <base href="https://files.example/d/"></head><body><h1>tool</h1>
                <a href="tool-1.0-py3-none-any.whl#sha256=AA" data-requires-python="&gt;=3.8" data-yanked=""
                   data-dist-info-metadata="sha256=BB">tool-1.0-py3-none-any.whl</a><br/>
                <a href="tool-1.1.tar.gz" data-core-metadata="true">tool-1.1.tar.gz</a></body></html>
                """);

        assertThat(open().files(TOOL))
                .containsExactly(
                        new IndexFile(
                                "tool-1.0-py3-none-any.whl",
                                "https://files.example/d/tool-1.0-py3-none-any.whl",
                                "aa",
                                -1,
                                ">=3.8",
                                true,
                                "",
                                -1,
                                true,
                                "bb"),
                        new IndexFile(
                                "tool-1.1.tar.gz",
                                "https://files.example/d/tool-1.1.tar.gz",
                                "",
                                -1,
                                "",
                                false,
                                "",
                                -1,
                                true,
                                ""));
    }

    @Test
    void asksTheFirstIndexThatKnowsTheNameAlone() {
        server.put("https://one.example/simple/tool/", JSON, "{\"files\": []}");
        server.put("https://two.example/simple/other/", JSON, page("https://two.example/other-1.0-py3-none-any.whl"));
        SimpleIndexes indexes =
                open(PageUse.AS_SERVER_ALLOWS, "https://one.example/simple", "https://two.example/simple/");

        assertThat(indexes.files(TOOL)).isEmpty();
        assertThat(indexes.files(PypiName.parse("other"))).hasSize(1);
        assertThat(server.asked())
                .containsExactly(
                        "https://one.example/simple/tool/",
                        "https://one.example/simple/other/",
                        "https://two.example/simple/other/");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500, 503})
    void neverTakesAFailureForAnAbsence(int status) {
        server.fail("https://one.example/simple/tool/", status);
        server.put("https://two.example/simple/tool/", JSON, page("https://two.example/tool-9-py3-none-any.whl"));
        SimpleIndexes indexes =
                open(PageUse.AS_SERVER_ALLOWS, "https://one.example/simple", "https://two.example/simple");

        assertThatThrownBy(() -> indexes.files(TOOL))
                .isInstanceOf(NetworkFailed.class)
                .hasMessageContaining("one.example");
    }

    @Test
    void refusesAPageThatIsNone() {
        server.put("https://one.example/simple/tool/", "application/octet-stream", "?");
        assertThatThrownBy(() -> open().files(TOOL))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("has the type 'application/octet-stream'");

        server.put("https://one.example/simple/tool/", JSON, "<html>Sign in</html>")
                .withCacheControl("no-cache");
        assertThatThrownBy(() -> open().files(PypiName.parse("tool"))).isInstanceOf(IntegrityFailed.class);
    }

    @Test
    void asksAgainOnlyWhenThePageIsOld() {
        server.put("https://one.example/simple/tool/", JSON, page("https://one.example/tool-1.0-py3-none-any.whl"));

        assertThat(open().files(TOOL)).hasSize(1);
        assertThat(open().files(TOOL)).hasSize(1);
        assertThat(server.asked()).hasSize(1);

        clock = Clock.offset(clock, Duration.ofMinutes(11));
        assertThat(open().files(TOOL)).hasSize(1);
        assertThat(server.asked()).hasSize(2);
        assertThat(open(PageUse.OFFLINE, "https://one.example/simple").files(TOOL))
                .hasSize(1);
        SimpleIndexes offline = open(PageUse.OFFLINE, "https://one.example/simple");
        assertThat(offline.files(PypiName.parse("other"))).isEmpty();
        assertThat(offline.files(PypiName.parse("more"))).isEmpty();
        assertThatThrownBy(offline::requireComplete)
                .isInstanceOf(NetworkFailed.class)
                .hasMessageContaining("https://one.example/simple/more/\n  https://one.example/simple/other/");
    }

    @Test
    void remembersHowLongAPageIsGoodForWhenTheServerSaysItOnce() {
        server.put("https://one.example/simple/tool/", JSON, page("https://one.example/tool-1.0-py3-none-any.whl"));
        open().files(TOOL);
        clock = Clock.offset(clock, Duration.ofMinutes(11));
        server.withCacheControl("");

        assertThat(open().files(TOOL)).hasSize(1); // It has not changed.
        assertThat(open().files(TOOL)).hasSize(1);

        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void takesTheMetadataBesideTheFileAndVerifiesIt() {
        IndexFile file = file("https://one.example/tool-1.0-py3-none-any.whl", METADATA);
        server.put(file.url() + ".metadata", "text/plain", METADATA);

        assertThat(open().metadata(file).requiresDist()).containsExactly("base>=2");
        assertThat(server.asked()).containsExactly(file.url() + ".metadata");

        IndexFile lied = file("https://one.example/tool-2.0-py3-none-any.whl", "something else");
        server.put(lied.url() + ".metadata", "text/plain", METADATA);
        assertThatThrownBy(() -> open().metadata(lied))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("as the index says");
    }

    @Test
    void fetchesAgainWhatWasKeptOnlyInPart() throws IOException {
        IndexFile file = file("https://one.example/tool-1.0-py3-none-any.whl", METADATA);
        server.put(file.url() + ".metadata", "text/plain", METADATA);
        open().metadata(file);
        try (Stream<Path> kept = Files.list(cache.resolve("metadata"))) {
            Path only = kept.findFirst().orElseThrow();
            Files.writeString(only, Files.readString(only).substring(0, 40));
        }

        assertThat(open().metadata(file).requiresDist()).containsExactly("base>=2");
        assertThat(open().metadata(file).requiresDist()).containsExactly("base>=2");

        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void readsTheMetadataOutOfAWheelByRanges() throws IOException {
        IndexFile file = IndexFile.of("tool-1.0-py3-none-any.whl", "https://one.example/tool-1.0-py3-none-any.whl");
        byte[] wheel = wheel(300_000);
        server.put(file.url(), "application/zip", wheel);

        assertThat(open().metadata(file).requiresDist()).containsExactly("base>=2");
        assertThat(server.asked()).allMatch(asked -> asked.contains(" bytes="));
    }

    @Test
    void readsTheWholeWheelWhereThereAreNoRanges() throws IOException {
        IndexFile file = IndexFile.of("tool-1.0-py3-none-any.whl", "https://one.example/tool-1.0-py3-none-any.whl");
        server.withoutRanges().put(file.url(), "application/zip", wheel(1000));

        assertThat(open().metadata(file).version()).isEqualTo("1.0");
        assertThat(open(PageUse.OFFLINE).metadata(file).version()).isEqualTo("1.0");
    }

    @Test
    void findsFilesInAFolder() throws IOException {
        Path folder = Files.createDirectory(cache.resolve("wheelhouse"));
        Files.write(folder.resolve("tool-1.0-py3-none-any.whl"), wheel(10));
        Files.writeString(folder.resolve("README"), "nothing");
        SimpleIndexes indexes = SimpleIndexes.open(
                List.of(),
                List.of(folder),
                new SimpleIndexes.Access(
                        server,
                        new Download(server, RetryPolicy.DEFAULT, event -> {}),
                        cache,
                        PageUse.OFFLINE,
                        clock,
                        Runnable::run));

        List<IndexFile> files = indexes.files(TOOL);

        assertThat(files).hasSize(1);
        assertThat(indexes.metadata(files.get(0)).name()).isEqualTo("tool");
        assertThat(server.asked()).isEmpty();
    }

    private static String page(String url) {
        String name = url.substring(url.lastIndexOf('/') + 1);
        return "{\"files\": [{\"filename\": \"" + name + "\", \"url\": \"" + url + "\", \"hashes\": {}}]}";
    }

    private static IndexFile file(String url, String metadata) {
        String sha256 = Sha256.of(metadata.getBytes(StandardCharsets.UTF_8)).hex();
        return new IndexFile(url.substring(url.lastIndexOf('/') + 1), url, "", -1, "", false, "", -1, true, sha256);
    }

    private static byte[] wheel(int ballast) throws IOException {
        byte[] noise = new byte[ballast];
        new Random(1).nextBytes(noise);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("tool/vendored-1.0.dist-info/METADATA"));
            zip.write("Name: vendored".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("tool-1.0.dist-info/METADATA"));
            zip.write(METADATA.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("tool/data.bin"));
            zip.write(noise);
        }
        return bytes.toByteArray();
    }
}
