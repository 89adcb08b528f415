package io.github.envmaven.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Real and derived solve problems with the answers of other solvers, where the machine has them. */
public final class SolveCorpus {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final JsonRecords reader = new JsonRecords();
    private final Map<String, RecordSource> sources = new HashMap<>();

    /** A corpus in a directory. */
    public SolveCorpus(Path root) {
        this.root = root;
    }

    /** Where the corpus is; not a directory where there is none. */
    public static Path directory() {
        return Path.of(System.getProperty("env.shared", "/nowhere")).resolve("corpus");
    }

    /**
     * One problem.
     *
     * @param id its name
     * @param platform the platform
     * @param channels channel names, highest priority first
     * @param specs the specs as they were written
     * @param virtualPackages facts about the machine
     * @param satisfiable whether there is a solution
     * @param highestVersions the highest version of requested packages in any solution, where known
     */
    public record Case(
            String id,
            String platform,
            List<String> channels,
            List<String> specs,
            List<VirtualPackage> virtualPackages,
            boolean satisfiable,
            Map<String, String> highestVersions) {}

    /**
     * The answer of another solver.
     *
     * @param status {@code sat} or something else
     * @param files file names of the chosen packages
     */
    public record Answer(String status, List<String> files) {}

    /** The problems of a set, sorted by name. */
    public List<Case> cases(String set) {
        try (Stream<Path> files = Files.list(root.resolve(set))) {
            return files.sorted().map(SolveCorpus::readCase).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case readCase(Path file) {
        try {
            JsonNode node = JSON.readTree(file.toFile());
            return new Case(
                    node.path("id").asText(),
                    node.path("platform").asText(),
                    strings(node.path("channels")),
                    strings(node.path("specs")),
                    strings(node.path("virtual_packages")).stream()
                            .map(SolveCorpus::virtualPackage)
                            .toList(),
                    node.path("expect").asText().equals("sat"),
                    texts(node.path("max_versions")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@code name=version=build}. */
    public static VirtualPackage virtualPackage(String text) {
        List<String> parts = List.of(text.split("=", 3));
        return new VirtualPackage(PackageName.of(parts.get(0)), Version.parse(parts.get(1)), parts.get(2));
    }

    /** The answers of a solver by problem. */
    public Map<String, Answer> answers(String solver) {
        Map<String, Answer> answers = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(root.resolve("reference").resolve(solver + ".jsonl"))) {
                JsonNode node = JSON.readTree(line);
                answers.put(
                        node.path("id").asText(),
                        new Answer(node.path("status").asText(), strings(node.path("packages"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers;
    }

    /** A channel. */
    public Channel channel(String name) {
        return new Channel(name, "https://conda.anaconda.org/" + name);
    }

    /** The records of a channel for a platform, {@code noarch} last. */
    public List<RecordSource> sources(String channel, String platform) {
        List<RecordSource> found = new ArrayList<>();
        for (String subdir : List.of(platform, "noarch")) {
            Path file =
                    root.resolve("channels").resolve(channel).resolve(subdir).resolve("repodata.json.zst");
            if (Files.exists(file)) {
                found.add(sources.computeIfAbsent(
                        channel + "/" + subdir,
                        key -> reader.read(file, channel(channel).subdir(subdir))));
            }
        }
        return found;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static List<String> strings(JsonNode node) {
        List<String> strings = new ArrayList<>();
        node.forEach(element -> strings.add(element.asText()));
        return strings;
    }
}
