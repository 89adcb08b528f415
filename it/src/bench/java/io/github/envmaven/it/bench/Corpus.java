package io.github.envmaven.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.index.ChannelIndex;
import io.github.envmaven.core.index.IndexWriter;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Real repodata and real problems: the directory that {@code -Dbench.corpus} names. */
final class Corpus {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root = Path.of(System.getProperty("bench.corpus", "../shared/corpus"));
    private final Path work;

    Corpus(Path work) {
        if (!Files.isDirectory(root.resolve("channels"))) {
            throw new IllegalStateException(
                    "There is no corpus in " + root.toAbsolutePath() + ": name one by -Dbench.corpus");
        }
        this.work = work;
    }

    /** The index file of a subdir, written anew. */
    Path index(String channel, String subdir) throws IOException {
        Path file = root.resolve("channels").resolve(channel).resolve(subdir).resolve("repodata.json.zst");
        Path index = work.resolve(channel + "-" + subdir + ".index");
        try (InputStream repodata = new ZstdInputStream(Files.newInputStream(file))) {
            IndexWriter.write(repodata, file.toString(), subdir, index);
        }
        return index;
    }

    /** A problem as the solver takes it. */
    CondaRequest problem(String id) throws IOException {
        JsonNode problem =
                JSON.readTree(root.resolve("dev").resolve(id + ".json").toFile());
        String platform = problem.path("platform").asText();
        List<ChannelRecords> channels = new ArrayList<>();
        for (String name : strings(problem.path("channels"))) {
            Channel channel = new Channel(name, "https://bench.invalid/" + name);
            List<RecordSource> sources = new ArrayList<>();
            for (String subdir : List.of(platform, "noarch")) {
                sources.add(ChannelIndex.open(index(name, subdir), channel.subdir(subdir))
                        .orElseThrow());
            }
            channels.add(new ChannelRecords(channel, sources));
        }
        List<RequestedSpec> specs =
                strings(problem.path("specs")).stream().map(RequestedSpec::of).toList();
        return CondaRequest.builder(platform, channels, specs)
                .virtualPackages(strings(problem.path("virtual_packages")).stream()
                        .map(Corpus::fact)
                        .toList())
                .build();
    }

    private static VirtualPackage fact(String text) {
        String[] parts = text.split("=", 3);
        return new VirtualPackage(PackageName.of(parts[0]), Version.parse(parts[1]), parts[2]);
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
