package io.github.envmaven.core.conda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdInputStream;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.JsonRecords;
import io.github.envmaven.core.testing.MemoryRecords;
import io.github.envmaven.core.testing.SolveCorpus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A solver scenario of the conformance vectors, as a request. */
final class Scenario {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLATFORM = "linux-64";
    private static final List<String> INSTALLED = List.of("installed", "installed_ids", "installed_repodata");

    private final Path directory;
    private final JsonNode node;
    private final List<RepoDataRecord> records = new ArrayList<>();

    private Scenario(Path directory, JsonNode node) {
        this.directory = directory;
        this.node = node;
    }

    static List<Scenario> readAll(Path directory) {
        try {
            List<Scenario> scenarios = new ArrayList<>();
            JSON.readTree(directory.resolve("scenarios.json").toFile())
                    .path("scenarios")
                    .forEach(scenario -> scenarios.add(new Scenario(directory, scenario)));
            return scenarios;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return node.path("name").asText();
    }

    String id() {
        return node.path("id").asText();
    }

    JsonNode expect() {
        return node.path("expect");
    }

    JsonNode field(String name) {
        return node.path(name);
    }

    boolean has(String field) {
        return node.has(field);
    }

    boolean isTagged(String tag) {
        return strings("tags").contains(tag);
    }

    List<String> strings(String field) {
        List<String> strings = new ArrayList<>();
        node.path(field).forEach(element -> strings.add(element.asText()));
        return strings;
    }

    CondaRequest request() {
        List<ChannelRecords> channels = new ArrayList<>();
        node.path("channels").forEach(channel -> channels.add(channel(channel)));
        List<RequestedSpec> constraints = new ArrayList<>(specs("constraints"));
        if (!field("modifiers").path("ignore_pinned").asText().equals("True")) {
            constraints.addAll(specs("pin_specs"));
        }
        CondaRequestBuilder builder = CondaRequest.builder(PLATFORM, channels, specs("specs"));
        if (isChange()) {
            ScenarioChange change = new ScenarioChange(this, installed());
            constraints.addAll(change.constraints());
            builder = CondaRequest.builder(PLATFORM, channels, change.specs())
                    .installed(change.kept())
                    .updated(change.updated());
        }
        return builder.constraints(constraints)
                .virtualPackages(virtualPackages())
                .favored(favored())
                .pinned(inline("pinned"))
                .excluded(excluded())
                .overrides(overrides())
                .priority(priority())
                .strategy(strategy())
                .excludeNewer(excludeNewer())
                .build();
    }

    /** Whether something is there already. */
    boolean isChange() {
        return INSTALLED.stream().anyMatch(this::has);
    }

    /** What is installed; its channels must have been read. */
    List<RepoDataRecord> installed() {
        List<RepoDataRecord> installed = new ArrayList<>(inline("installed"));
        for (String id : strings("installed_ids")) {
            records.stream()
                    .filter(record -> id.equals(idOf(record)))
                    .findFirst()
                    .ifPresent(installed::add);
        }
        if (has("installed_repodata")) {
            Subdir subdir = new Channel("conda-forge", "https://conda.anaconda.org/conda-forge").subdir(PLATFORM);
            MemoryRecords source =
                    records(subdir, JSON.createObjectNode().set("repodata", field("installed_repodata")));
            source.names().forEach(name -> installed.addAll(source.recordsNamed(name)));
        }
        return installed;
    }

    private static String idOf(RepoDataRecord record) {
        return record.channel().name() + "/" + record.packageRecord().subdir() + "::"
                + record.packageRecord().stem();
    }

    private List<VirtualPackage> virtualPackages() {
        return strings("virtual_packages").stream()
                .map(SolveCorpus::virtualPackage)
                .toList();
    }

    private List<RequestedSpec> specs(String field) {
        return strings(field).stream().map(RequestedSpec::of).toList();
    }

    private ChannelRecords channel(JsonNode channelNode) {
        Channel channel = channelOf(channelNode);
        List<RecordSource> sources = new ArrayList<>();
        channelNode.path("subdirs").properties().forEach(entry -> {
            MemoryRecords source = records(channel.subdir(entry.getKey()), entry.getValue());
            source.names().forEach(packageName -> records.addAll(source.recordsNamed(packageName)));
            sources.add(source);
        });
        return new ChannelRecords(channel, sources);
    }

    /** A channel by its name or URL, or by the URL that its first record gives. */
    private static Channel channelOf(JsonNode channelNode) {
        String name = channelNode.path("name").asText();
        String url = channelNode.findPath("url").asText();
        if (!url.isEmpty()) {
            String base = url.substring(0, url.lastIndexOf('/', url.lastIndexOf('/') - 1));
            return new Channel(name, base);
        }
        return name.contains("://")
                ? new Channel(name.substring(name.lastIndexOf('/') + 1), name)
                : new Channel(name, "https://conda.anaconda.org/" + name);
    }

    private MemoryRecords records(Subdir subdir, JsonNode content) {
        if (content.has("repodata")) {
            Path file = directory.resolve(content.path("repodata").asText());
            try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
                return new JsonRecords().read(JSON.readTree(in), subdir);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        List<RepoDataRecord> inline = new ArrayList<>();
        content.path("packages")
                .forEach(record ->
                        inline.add(new JsonRecords().record(record.path("fn").asText(), record, subdir)));
        if (node.path("duplicate_first_record").asBoolean()) {
            inline.add(inline.get(0));
        }
        return new MemoryRecords(subdir, inline);
    }

    private List<RepoDataRecord> inline(String field) {
        if (!has(field)) {
            return List.of();
        }
        Subdir subdir = channelOf(node.path("channels").path(0)).subdir(PLATFORM);
        List<RepoDataRecord> inline = new ArrayList<>();
        node.path(field)
                .forEach(record ->
                        inline.add(new JsonRecords().record(record.path("fn").asText(), versioned(record), subdir)));
        return inline;
    }

    /** mamba takes an empty version for one. */
    private static JsonNode versioned(JsonNode record) {
        return record.path("version").asText().isEmpty()
                ? ((ObjectNode) record.deepCopy()).put("version", "0")
                : record;
    }

    private List<RepoDataRecord> favored() {
        List<RepoDataRecord> favored = new ArrayList<>(inline("locked"));
        List<String> files = strings("locked_files");
        records.stream().filter(record -> files.contains(record.fileName())).forEach(favored::add);
        return favored;
    }

    private Map<String, String> excluded() {
        Map<String, String> excluded = new LinkedHashMap<>();
        node.path("excluded_candidates")
                .properties()
                .forEach(entry -> records.stream()
                        .filter(record -> record.fileName().equals(entry.getKey()))
                        .forEach(record ->
                                excluded.put(record.url(), entry.getValue().asText())));
        return excluded;
    }

    private List<DependencyOverride> overrides() {
        List<DependencyOverride> overrides = new ArrayList<>();
        node.path("dependency_overrides")
                .forEach(pair -> overrides.add(new DependencyOverride(
                        MatchSpec.parse(pair.path(0).asText()),
                        MatchSpec.parse(pair.path(1).asText()))));
        return overrides;
    }

    private ChannelPriority priority() {
        boolean rattler = strings("solvers").stream().anyMatch(solver -> solver.startsWith("rattler"));
        String text = node.path("channel_priority").asText(rattler ? "strict" : "flexible");
        return ChannelPriority.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private Strategy strategy() {
        return switch (node.path("strategy").asText()) {
            case "lowest-version" -> Strategy.LOWEST;
            case "lowest-version-direct" -> Strategy.LOWEST_DIRECT;
            default -> Strategy.HIGHEST;
        };
    }

    private ExcludeNewer excludeNewer() {
        JsonNode rule = node.path("exclude_newer");
        if (rule.isMissingNode()) {
            return ExcludeNewer.NOTHING;
        }
        Map<PackageName, Long> packages = new TreeMap<>();
        rule.path("package_cutoffs")
                .properties()
                .forEach(entry -> packages.put(PackageName.of(entry.getKey()), millis(entry.getValue())));
        Map<String, Long> channels = new TreeMap<>();
        rule.path("channel_cutoffs")
                .properties()
                .forEach(entry -> channels.put(entry.getKey(), millis(entry.getValue())));
        boolean included = rule.path("include_unknown_timestamp").asBoolean();
        return new ExcludeNewer(
                millis(rule.path("cutoff")),
                packages,
                channels,
                included ? ExcludeNewer.Unknown.INCLUDED : ExcludeNewer.Unknown.EXCLUDED);
    }

    private static long millis(JsonNode time) {
        return Instant.parse(time.asText()).toEpochMilli();
    }
}
