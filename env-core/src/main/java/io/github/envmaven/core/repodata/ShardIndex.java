package io.github.envmaven.core.repodata;

import io.github.envmaven.core.channel.ChannelRelations;
import io.github.envmaven.core.spec.PackageName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which names a subdir has, and the digest of the shard that holds the records of each (CEP 16).
 *
 * @param baseUrl where the archives are: absolute, or relative to the subdir
 * @param shardsBaseUrl where the shards are: absolute, or relative to the subdir
 * @param relations which channels belong to this one (CEP 42)
 * @param shards SHA-256 in hexadecimal by name, sorted
 */
record ShardIndex(String baseUrl, String shardsBaseUrl, ChannelRelations relations, Map<String, String> shards) {

    /** Copies the map. */
    ShardIndex {
        shards = Collections.unmodifiableMap(new TreeMap<>(shards));
    }

    /**
     * Reads an index.
     *
     * @param bytes the index, decompressed
     * @param place what to call it in messages
     * @return the index
     */
    static ShardIndex read(byte[] bytes, String place) {
        MsgPack in = new MsgPack(bytes, place);
        Map<String, String> info = new TreeMap<>();
        Map<String, String> shards = new TreeMap<>();
        for (int i = in.openMap(); i > 0; i--) {
            switch (in.readString()) {
                case "info" -> readInfo(in, info);
                case "shards" -> readShards(in, shards);
                default -> in.skip();
            }
        }
        ChannelRelations relations =
                new ChannelRelations(info.getOrDefault("base", ""), info.getOrDefault("overrides", ""));
        return new ShardIndex(
                info.getOrDefault("base_url", ""), info.getOrDefault("shards_base_url", ""), relations, shards);
    }

    /** The names that have a shard; those that cannot be names are left out. */
    List<PackageName> names() {
        return shards.keySet().stream().map(PackageName::of).toList();
    }

    /** The digest of a name's shard. */
    Optional<String> shard(PackageName name) {
        return Optional.ofNullable(shards.get(name.value()));
    }

    /**
     * Where a shard is.
     *
     * @param subdirUrl the subdir's URL for requests, with a slash at its end
     * @param digest the shard's digest
     * @return its URL
     */
    String url(String subdirUrl, String digest) {
        String directory = shardsBaseUrl.isEmpty() || shardsBaseUrl.endsWith("/") ? shardsBaseUrl : shardsBaseUrl + "/";
        try {
            return new URI(subdirUrl)
                    .resolve(new URI(directory + digest + ".msgpack.zst"))
                    .toString();
        } catch (URISyntaxException e) {
            return subdirUrl + digest + ".msgpack.zst";
        }
    }

    /** Keeps the texts, those of the relations among them; their keys differ from all others. */
    private static void readInfo(MsgPack in, Map<String, String> info) {
        for (int i = in.openMap(); i > 0; i--) {
            String key = in.readString();
            if (in.peek() == MsgPack.Type.STRING) {
                info.put(key, in.readString());
            } else if (key.equals("channel_relations") && in.peek() == MsgPack.Type.MAP) {
                readInfo(in, info);
            } else {
                in.skip();
            }
        }
    }

    private static void readShards(MsgPack in, Map<String, String> shards) {
        for (int i = in.openMap(); i > 0; i--) {
            String name = in.readString();
            String digest = readDigest(in);
            if (!digest.isEmpty()
                    && !name.startsWith("__")
                    && name.equals(PackageName.of(name).value())) {
                shards.put(name, digest);
            }
        }
    }

    /** 32 bytes, as bytes, as numbers, or as hexadecimal digits; writers differ. */
    private static String readDigest(MsgPack in) {
        String digest = switch (in.peek()) {
            case BINARY -> HexFormat.of().formatHex(in.readBinary());
            case STRING -> in.readString();
            case ARRAY -> {
                StringBuilder hex = new StringBuilder();
                for (int i = in.openArray(); i > 0; i--) {
                    hex.append(HexFormat.of().toHexDigits((byte) in.readInteger()));
                }
                yield hex.toString();
            }
            default -> {
                in.skip();
                yield "";
            }
        };
        return digest.matches("[0-9a-f]{64}") ? digest : "";
    }
}
