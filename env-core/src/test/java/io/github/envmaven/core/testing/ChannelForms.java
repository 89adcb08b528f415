package io.github.envmaven.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import io.github.envmaven.core.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Writes the same repodata in each of the forms in which channels publish it. */
public enum ChannelForms {
    /** {@code repodata.json}. */
    JSON,
    /** {@code repodata.json.zst}. */
    ZST,
    /** {@code repodata.json.bz2}. */
    BZ2,
    /** {@code repodata_shards.msgpack.zst} and a shard a name. */
    SHARDS;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> SECTIONS = List.of("packages", "packages.conda");

    /**
     * Writes this form and no other.
     *
     * @param channel the channel's directory
     * @param platform the subdir
     * @param repodata the repodata as JSON
     */
    public void write(Path channel, String platform, byte[] repodata) throws IOException {
        Path subdir = Files.createDirectories(channel.resolve(platform));
        switch (this) {
            case JSON -> Files.write(subdir.resolve("repodata.json"), repodata);
            case ZST -> Files.write(subdir.resolve("repodata.json.zst"), Zstd.compress(repodata));
            case BZ2 -> Files.write(subdir.resolve("repodata.json.bz2"), bzip2(repodata));
            case SHARDS -> writeShards(subdir, platform, repodata);
        }
    }

    private static byte[] bzip2(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static void writeShards(Path subdir, String platform, byte[] repodata) throws IOException {
        JsonNode document = MAPPER.readTree(repodata);
        List<String> removed = new ArrayList<>();
        document.path("removed").forEach(file -> removed.add(file.asText()));
        Map<String, Map<String, Map<String, Object>>> byName = new TreeMap<>();
        for (String section : SECTIONS) {
            document.path(section)
                    .properties()
                    .forEach(entry -> byName.computeIfAbsent(
                                    entry.getValue().path("name").asText(), name -> new LinkedHashMap<>())
                            .computeIfAbsent(section, key -> new LinkedHashMap<>())
                            .put(entry.getKey(), packed(entry.getValue())));
        }
        Files.createDirectories(subdir.resolve("shards"));
        Map<String, Object> digests = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, Map<String, Object>>> name : byName.entrySet()) {
            Map<String, Object> content = new LinkedHashMap<>(name.getValue());
            content.put("removed", removed);
            byte[] shard = PackWriter.zst(content);
            String digest = Sha256.of(shard).hex();
            Files.write(subdir.resolve("shards").resolve(digest + ".msgpack.zst"), shard);
            digests.put(name.getKey(), HexFormat.of().parseHex(digest));
        }
        Map<String, Object> info = Map.of("subdir", platform, "base_url", "", "shards_base_url", "./shards/");
        byte[] index = PackWriter.zst(Map.of("version", 1, "info", info, "shards", digests));
        Files.write(subdir.resolve("repodata_shards.msgpack.zst"), index);
    }

    /** A record as shards have it: digests are bytes. */
    private static Map<String, Object> packed(JsonNode record) {
        Map<String, Object> packed = new LinkedHashMap<>();
        record.properties().forEach(field -> packed.put(field.getKey(), value(field.getKey(), field.getValue())));
        packed.values().removeIf(value -> value.equals(""));
        return packed;
    }

    private static Object value(String key, JsonNode value) {
        if (value.isTextual()) {
            boolean isDigest = key.equals("sha256") || key.equals("md5");
            return isDigest ? HexFormat.of().parseHex(value.asText()) : value.asText();
        }
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(element -> texts.add(element.asText()));
            return texts;
        }
        return value.isIntegralNumber() ? (Object) value.asLong() : "";
    }

    /** A small subdir's repodata out of lines {@code name version build dependency, dependency}. */
    public static byte[] repodata(String platform, String... lines) {
        StringBuilder sections = new StringBuilder();
        int number = 0;
        for (String line : lines) {
            String[] parts = line.split(" ", 4);
            String stem = parts[0] + "-" + parts[1] + "-" + parts[2];
            StringBuilder depends = new StringBuilder();
            for (String spec : parts.length < 4 ? new String[0] : parts[3].split(", ", -1)) {
                depends.append(depends.length() == 0 ? "" : ",")
                        .append('"')
                        .append(spec)
                        .append('"');
            }
            String digest = Sha256.of(stem.getBytes(StandardCharsets.UTF_8)).hex();
            sections.append(number++ == 0 ? "" : ",")
                    .append("\"" + stem + ".conda\":{\"build\":\"" + parts[2] + "\",\"build_number\":0,\"depends\":["
                            + depends + "],\"md5\":\"" + digest.substring(32) + "\",\"name\":\"" + parts[0]
                            + "\",\"sha256\":\"" + digest + "\",\"size\":" + (1000 + number) + ",\"subdir\":\""
                            + platform + "\",\"timestamp\":" + (1_700_000_000_000L + number) + ",\"version\":\""
                            + parts[1] + "\"}");
        }
        String json = "{\"info\":{\"subdir\":\"" + platform + "\"},\"packages\":{},\"packages.conda\":{" + sections
                + "},\"repodata_version\":1}";
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
