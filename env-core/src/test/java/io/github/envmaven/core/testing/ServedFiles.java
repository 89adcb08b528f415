package io.github.envmaven.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import io.github.envmaven.core.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a channel as a server has them, by path below the channel: {@code noarch/repodata.json}. */
public record ServedFiles(Map<String, byte[]> files) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The one form in which a channel publishes its records. */
    public enum Form {
        JSON,
        ZST,
        SHARDS
    }

    /** Reads a channel on disk, which has {@code repodata.json}. */
    public static ServedFiles of(Path channel, Form form) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String subdir : List.of("linux-64", "noarch")) {
            Path directory = channel.resolve(subdir);
            try (Stream<Path> archives = Files.list(directory)) {
                for (Path archive : archives.filter(ServedFiles::isArchive).toList()) {
                    files.put(subdir + "/" + archive.getFileName(), Files.readAllBytes(archive));
                }
            }
            byte[] repodata = Files.readAllBytes(directory.resolve("repodata.json"));
            switch (form) {
                case JSON -> files.put(subdir + "/repodata.json", repodata);
                case ZST -> files.put(subdir + "/repodata.json.zst", Zstd.compress(repodata));
                case SHARDS -> putShards(files, subdir, JSON.readTree(repodata));
            }
        }
        return new ServedFiles(files);
    }

    private static boolean isArchive(Path file) {
        return file.toString().endsWith(".conda") || file.toString().endsWith(".tar.bz2");
    }

    /** CEP 16: a shard for each name, named by its digest, and an index of them. */
    private static void putShards(Map<String, byte[]> files, String subdir, JsonNode repodata) {
        Map<String, Map<String, Object>> byName = new TreeMap<>();
        for (String member : List.of("packages", "packages.conda")) {
            repodata.path(member).properties().forEach(entry -> {
                String name = entry.getValue().path("name").asText();
                Map<String, Object> shard = byName.computeIfAbsent(name, key -> new LinkedHashMap<>());
                @SuppressWarnings("unchecked")
                Map<String, Object> records =
                        (Map<String, Object>) shard.computeIfAbsent(member, key -> new LinkedHashMap<>());
                records.put(entry.getKey(), packable(entry.getValue()));
            });
        }
        Map<String, Object> digests = new TreeMap<>();
        byName.forEach((name, shard) -> {
            byte[] packed = PackWriter.zst(shard);
            String digest = Sha256.of(packed).hex();
            files.put(subdir + "/shards/" + name + "/" + digest + ".msgpack.zst", packed);
            digests.put(name, HexFormat.of().parseHex(digest));
        });
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("info", Map.of("subdir", subdir, "base_url", "", "shards_base_url", "./shards/"));
        index.put("shards", digests);
        files.put(subdir + "/repodata_shards.msgpack.zst", PackWriter.zst(index));
    }

    /** JSON as MessagePack takes it; digests of records are bytes there. */
    private static Object packable(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> {
                boolean isDigest =
                        entry.getKey().equals("sha256") || entry.getKey().equals("md5");
                map.put(
                        entry.getKey(),
                        isDigest ? HexFormat.of().parseHex(entry.getValue().asText()) : packable(entry.getValue()));
            });
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(packable(item)));
            return list;
        }
        if (node.isIntegralNumber()) {
            return node.isInt() ? (Object) node.intValue() : (Object) node.longValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
    }

    /** The file a path asks for. Shards are stored under their names too, for tests to find them. */
    public byte[] find(String path) {
        String shards = "/shards/";
        int at = path.indexOf(shards);
        if (at < 0) {
            return files.get(path);
        }
        String digest = path.substring(at + shards.length());
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith("/" + digest))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
