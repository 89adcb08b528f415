package io.github.envmaven.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes a subdir of any size that looks like a real one: names, versions, builds and dependencies are those of real records,
 * slightly changed; digests are random, as real ones are. The same seed gives the same bytes.
 */
public final class SyntheticChannel {

    /** Records of one name, on average; that of conda-forge. */
    private static final int RECORDS_PER_NAME = 20;

    private static final double TAR_BZ2_SHARE = 0.3;

    private final ObjectMapper json = new ObjectMapper();
    private final String platform;
    private final TreeMap<String, List<ObjectNode>> templates = new TreeMap<>();

    private final List<ObjectNode> all = new ArrayList<>();

    private SyntheticChannel(String platform) {
        this.platform = platform;
    }

    /**
     * Learns from a real subdir.
     *
     * @param repodata a {@code repodata.json.zst}
     */
    public static SyntheticChannel like(Path repodata) throws IOException {
        JsonNode document;
        try (InputStream in = new ZstdInputStream(new BufferedInputStream(Files.newInputStream(repodata)))) {
            document = new ObjectMapper().readTree(in);
        }
        SyntheticChannel channel =
                new SyntheticChannel(document.at("/info/subdir").asText());
        for (String section : List.of("packages", "packages.conda")) {
            for (JsonNode record : document.path(section)) {
                String name = record.get("name").asText();
                channel.all.add((ObjectNode) record);
                channel.templates
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add((ObjectNode) record);
            }
        }
        return channel;
    }

    /**
     * Writes {@code repodata.json} of the subdir it learnt from.
     *
     * @param records how many; a little more or less is written
     * @param seed decides everything that is random
     * @param out where to; left open
     * @return the names in the channel, sorted
     */
    public List<String> write(int records, long seed, OutputStream out) throws IOException {
        List<String> names = names(Math.max(1, records / RECORDS_PER_NAME));
        out.write(bytes("{\"info\":{\"subdir\":\"" + platform + "\"},\"packages\":{"));
        writeSection(names, records * TAR_BZ2_SHARE / names.size(), ".tar.bz2", new Random(seed), out);
        out.write(bytes("},\"packages.conda\":{"));
        writeSection(names, records * (1 - TAR_BZ2_SHARE) / names.size(), ".conda", new Random(seed + 1), out);
        out.write(bytes("},\"removed\":[],\"repodata_version\":1}"));
        return names;
    }

    /** Real names first, then the same with a number. */
    private List<String> names(int count) {
        List<String> real = new ArrayList<>(templates.keySet());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = real.get(i % real.size());
            names.add(i < real.size() ? name : name + "-" + i / real.size());
        }
        names.sort(null);
        return names;
    }

    private void writeSection(List<String> names, double perName, String extension, Random random, OutputStream out)
            throws IOException {
        boolean first = true;
        for (String name : names) {
            // Half of the names have a few records, some have many: as real channels have it.
            int count = (int) Math.round(perName * 2 * random.nextDouble() * random.nextDouble() * 2);
            Map<String, byte[]> records = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                ObjectNode record = record(name, random);
                String key = key(record, extension);
                if (records.containsKey(key)) {
                    record.put("build", randomBuild(random));
                    key = key(record, extension);
                }
                records.put(key, bytes("\"" + key + "\":" + json.writeValueAsString(record)));
            }
            for (byte[] record : records.values()) {
                if (!first) {
                    out.write(',');
                }
                out.write(record);
                first = false;
            }
        }
    }

    private ObjectNode record(String name, Random random) {
        List<ObjectNode> known = templates.get(name);
        if (known == null) {
            known = templates.get(name.substring(0, name.lastIndexOf('-')));
        }
        if (known == null) {
            throw new IllegalStateException("A name without a template: " + name);
        }
        ObjectNode record = known.get(random.nextInt(known.size())).deepCopy();
        record.put("name", name);
        record.put("version", record.get("version").asText() + "." + random.nextInt(6));
        if (random.nextInt(3) == 0) {
            record.put("build", randomBuild(random));
        }
        ArrayNode depends = record.withArray("/depends");
        for (int i = random.nextInt(7); i > 0; i--) {
            depends.add(spec(random));
        }
        record.put("sha256", hex(random, 32));
        record.put("md5", hex(random, 16));
        record.put("size", random.nextInt(50_000_000));
        record.put("timestamp", 1_500_000_000_000L + random.nextInt(Integer.MAX_VALUE) * 100L);
        return record;
    }

    /** A dependency that some other record has: the corpus is of lock files, which favour packages with few. */
    private String spec(Random random) {
        JsonNode depends = all.get(random.nextInt(all.size())).path("depends");
        return depends.isEmpty()
                ? "python"
                : depends.get(random.nextInt(depends.size())).asText();
    }

    private static String key(ObjectNode record, String extension) {
        return record.get("name").asText() + "-" + record.get("version").asText() + "-"
                + record.get("build").asText() + extension;
    }

    private static String randomBuild(Random random) {
        return "h" + hex(random, 4).substring(0, 7) + "_" + random.nextInt(3);
    }

    private static String hex(Random random, int length) {
        byte[] digest = new byte[length];
        random.nextBytes(digest);
        return HexFormat.of().formatHex(digest);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
