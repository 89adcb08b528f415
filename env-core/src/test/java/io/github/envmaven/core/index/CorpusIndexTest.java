package io.github.envmaven.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes real channels and compares with what Jackson reads. */
class CorpusIndexTest {

    private static final Path CHANNELS =
            Path.of(System.getProperty("env.shared", "../../shared")).resolve("corpus/channels");

    private final ObjectMapper jackson = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void holdsTheRecordsOfEveryRealSubdir() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(CHANNELS), "the corpus of real channels is not here: " + CHANNELS);
        try (Stream<Path> files = Files.walk(CHANNELS)) {
            List<Path> repodata = files.filter(file -> file.endsWith("repodata.json.zst"))
                    .sorted()
                    .toList();

            assertThat(repodata).hasSizeGreaterThan(40);
            for (Path file : repodata) {
                compare(file);
            }
        }
    }

    @Test
    void givesManyThreadsWhatItGivesOne() throws Exception {
        Path file = CHANNELS.resolve("conda-forge/noarch/repodata.json.zst");
        Assumptions.assumeTrue(Files.exists(file), "the corpus of real channels is not here: " + CHANNELS);
        Subdir subdir = new Channel("corpus", "file:///corpus").subdir("noarch");
        Path target = directory.resolve("index");
        try (InputStream json = open(file)) {
            IndexWriter.write(json, file.toString(), "noarch", target);
        }
        List<String> alone = texts(ChannelIndex.open(target, subdir).orElseThrow());
        ChannelIndex shared = ChannelIndex.open(target, subdir).orElseThrow();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> results =
                    threads.invokeAll(Collections.nCopies(4, (Callable<List<String>>) () -> texts(shared)));
            for (Future<List<String>> result : results) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> texts(ChannelIndex index) {
        return index.names().stream()
                .limit(200)
                .flatMap(name -> index.recordsNamed(name).stream())
                .map(RecordText::of)
                .toList();
    }

    private void compare(Path file) throws IOException {
        String platform = file.getName(file.getNameCount() - 2).toString();
        Subdir subdir = new Channel("corpus", "file:///corpus").subdir(platform);
        Path target = directory.resolve("index");
        try (InputStream json = open(file)) {
            IndexWriter.write(json, file.toString(), platform, target);
        }
        ChannelIndex index = ChannelIndex.open(target, subdir).orElseThrow();
        Map<String, JsonNode> expected = new TreeMap<>();
        try (InputStream json = open(file)) {
            JsonNode document = jackson.readTree(json);
            document.path("packages").properties().forEach(e -> expected.put(e.getKey(), e.getValue()));
            document.path("packages.conda").properties().forEach(e -> expected.put(e.getKey(), e.getValue()));
        }

        assertThat(index.skipped()).as(file.toString()).isEmpty();
        assertThat(index.size()).as(file.toString()).isEqualTo(expected.size());
        Random random = new Random(7);
        for (PackageName name : index.names()) {
            for (RepoDataRecord record : index.recordsNamed(name)) {
                JsonNode node = Objects.requireNonNull(expected.get(record.fileName()), record.fileName());
                if (random.nextInt(10) == 0) {
                    assertThat(RecordText.of(record)).isEqualTo(RecordText.of(record.fileName(), node, platform));
                }
            }
        }
    }

    private static InputStream open(Path file) throws IOException {
        return new ZstdInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }
}
