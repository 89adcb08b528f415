package io.github.envmaven.core.repodata;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.CondaSolution;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.HttpSettings;
import io.github.envmaven.core.http.HttpTransport;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.ChannelForms;
import io.github.envmaven.core.testing.DirectoryServer;
import io.github.envmaven.core.testing.SharedFiles;
import io.github.envmaven.core.testing.SolveCorpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** How many shards a solve fetches that looks ahead, beside one that fetches each when it needs it; {@code -Denv.shards=PART}. */
class ShardCountTest {

    private static final String PROBLEMS = System.getProperty("env.shards", "env-conda-linux-64-20231027");

    @TempDir
    Path directory;

    @Test
    void looksAheadWithoutFetchingMuchThatIsNotNeeded(TestReporter reporter) throws IOException {
        Path channels = SharedFiles.path("corpus/channels/conda-forge");
        for (String subdir : List.of("linux-64", "noarch")) {
            Path file = channels.resolve(subdir).resolve("repodata.json.zst");
            try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
                ChannelForms.SHARDS.write(directory.resolve("conda-forge"), subdir, in.readAllBytes());
            }
        }
        List<SolveCorpus.Case> problems = new SolveCorpus(SolveCorpus.directory())
                .cases("dev").stream()
                        .filter(problem -> problem.id().contains(PROBLEMS))
                        .toList();
        assertThat(problems).isNotEmpty();
        for (SolveCorpus.Case problem : problems) {
            ExecutorService pool = Executors.newFixedThreadPool(8);
            try {
                int needed = fetched(problem, work -> {}, "needed", reporter);
                int ahead = fetched(problem, pool, "ahead", reporter);
                assertThat((double) ahead / needed).as(problem.id()).isLessThanOrEqualTo(1.2);
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private int fetched(SolveCorpus.Case problem, Executor executor, String name, TestReporter reporter)
            throws IOException {
        try (DirectoryServer server = DirectoryServer.start(directory);
                HttpTransport transport = new HttpTransport(HttpSettings.DEFAULT, EventListener.NONE)) {
            RepoDataFetcher fetcher = new RepoDataFetcher(
                    transport,
                    Files.createTempDirectory(directory, "cache"),
                    CacheUse.AS_SERVER_ALLOWS,
                    Clock.systemUTC(),
                    EventListener.NONE);
            fetcher.prefetchOn(executor);
            Channel channel = new Channel("conda-forge", server.url("/conda-forge"));
            List<RecordSource> sources = new ArrayList<>();
            for (String subdir : List.of("linux-64", Subdir.NOARCH)) {
                sources.add(fetcher.load(channel.subdir(subdir)));
            }
            List<RequestedSpec> specs =
                    problem.specs().stream().map(RequestedSpec::of).toList();
            List<PackageName> names =
                    specs.stream().map(spec -> spec.spec().name().orElseThrow()).toList();
            fetcher.prefetch(names);
            CondaRequest request = CondaRequest.builder(
                            problem.platform(), List.of(new ChannelRecords(channel, sources)), specs)
                    .virtualPackages(problem.virtualPackages())
                    .build();
            int packages = ((CondaSolution) new CondaResolver().attempt(request))
                    .records()
                    .size();
            int shards = (int) server.asked().stream()
                    .filter(path -> path.contains("/shards/"))
                    .distinct()
                    .count();
            reporter.publishEntry(problem.id(), packages + " packages, " + shards + " shards " + name);
            return shards;
        }
    }
}
