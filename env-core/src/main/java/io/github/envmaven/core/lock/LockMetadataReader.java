package io.github.envmaven.core.lock;

import io.github.envmaven.core.yaml.YamlNode;
import io.github.envmaven.core.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the {@code metadata} of a lock. */
final class LockMetadataReader {

    private LockMetadataReader() {}

    static LockMetadata read(LockNode node) {
        node.allow(LockFileFormat.METADATA_KEYS);
        List<String> platforms = node.texts("platforms");
        if (platforms.isEmpty()) {
            throw node.fault("platforms", "the lock names no platform");
        }
        Map<String, Map<String, String>> inputs = new LinkedHashMap<>();
        node.optionalMapping("inputs_metadata")
                .ifPresent(map -> map.mapping()
                        .entries()
                        .forEach(entry -> inputs.put(
                                entry.key().text(),
                                map.mapping(entry.key().text()).textMap())));
        return new LockMetadata(
                node.mapping("content_hash").textMap(),
                channels(node),
                platforms,
                node.texts("sources"),
                node.optionalMapping("time_metadata")
                        .map(time -> time.text("created_at"))
                        .orElse(""),
                node.textMap("git_metadata"),
                inputs,
                node.textMap("custom_metadata"));
    }

    private static List<LockedChannel> channels(LockNode node) {
        List<LockedChannel> channels = new ArrayList<>();
        for (YamlNode item : node.items("channels")) {
            if (item instanceof Scalar name) {
                channels.add(LockedChannel.of(name.text()));
                continue;
            }
            LockNode channel = new LockNode(
                    item.asMapping().orElseThrow(() -> LockNode.fault(item, "a channel is " + item.kind())),
                    "a channel");
            channel.allow(LockFileFormat.CHANNEL_KEYS);
            channels.add(new LockedChannel(channel.text("url"), channel.texts("used_env_vars")));
        }
        return channels;
    }
}
