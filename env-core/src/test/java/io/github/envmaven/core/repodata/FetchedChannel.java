package io.github.envmaven.core.repodata;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A channel on a server that only seems to be one, and the cache of its indexes in a directory. */
final class FetchedChannel {

    static final String BASE = "https://example.org/demo";
    static final Channel CHANNEL = new Channel("demo", BASE);
    static final Subdir LINUX = CHANNEL.subdir("linux-64");
    static final String ZST = BASE + "/linux-64/repodata.json.zst";
    static final String JSON = BASE + "/linux-64/repodata.json";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final FakeServer server = new FakeServer();
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final Path directory;

    FetchedChannel(Path directory) {
        this.directory = directory;
    }

    RecordSource load(CacheUse use, long afterSeconds) {
        return fetcher(server, use, afterSeconds).load(LINUX);
    }

    RepoDataFetcher fetcher(Transport transport, CacheUse use, long afterSeconds) {
        Clock clock = Clock.fixed(START.plusSeconds(afterSeconds), ZoneOffset.UTC);
        return new RepoDataFetcher(transport, directory.resolve("cache"), use, clock, events::add);
    }

    /** What was asked of the server, but for the question whether there are shards. */
    List<String> asked() {
        return server.log.stream()
                .filter(line -> !line.contains("repodata_shards"))
                .toList();
    }

    static String repodata(String name, String... versions) {
        StringBuilder records = new StringBuilder();
        for (String version : versions) {
            records.append(records.length() == 0 ? "" : ",")
                    .append("\"" + name + "-" + version + "-0.conda\":{\"name\":\"" + name + "\",\"version\":\""
                            + version + "\",\"build\":\"0\"}");
        }
        return "{\"packages.conda\":{" + records + "}}";
    }

    static List<String> versions(RecordSource source, String name) {
        return source.recordsNamed(PackageName.of(name)).stream()
                .map(RepoDataRecord::packageRecord)
                .map(record -> record.version().toString())
                .toList();
    }

    List<Path> filesEndingWith(String end) {
        try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
