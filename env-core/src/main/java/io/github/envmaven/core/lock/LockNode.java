package io.github.envmaven.core.lock;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.yaml.YamlNode;
import io.github.envmaven.core.yaml.YamlNode.Entry;
import io.github.envmaven.core.yaml.YamlNode.Mapping;
import io.github.envmaven.core.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping of a lock file, whose values are asked for by type. Scalars are taken as they are written, so that a
 * version {@code 1.10} stays itself; a null counts as missing.
 *
 * @param mapping the mapping
 * @param what how messages call it
 */
record LockNode(Mapping mapping, String what) {

    void allow(List<String> keys) {
        for (Entry entry : mapping.entries()) {
            if (!keys.contains(entry.key().text())) {
                throw fault(entry.key(), "'" + entry.key().text() + "' is no key of " + what + " in a lock file");
            }
        }
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    Optional<String> optionalText(String key) {
        return present(key).map(node -> scalar(node, key));
    }

    LockNode mapping(String key) {
        return optionalMapping(key).orElseThrow(() -> missing(key));
    }

    Optional<LockNode> optionalMapping(String key) {
        return present(key)
                .map(node -> new LockNode(
                        node.asMapping()
                                .orElseThrow(() -> fault(node, "'" + key + "' is " + node.kind() + ", not a mapping")),
                        "'" + key + "'"));
    }

    /** The mappings listed under a key; a key without value is an empty list. */
    List<LockNode> sequence(String key) {
        if (mapping.find(key).isEmpty()) {
            throw missing(key);
        }
        List<LockNode> nodes = new ArrayList<>();
        for (YamlNode item : items(key)) {
            nodes.add(new LockNode(
                    item.asMapping().orElseThrow(() -> fault(item, "an item of '" + key + "' is " + item.kind())),
                    "an item of '" + key + "'"));
        }
        return nodes;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        items(key).forEach(item -> texts.add(scalar(item, key)));
        return texts;
    }

    Map<String, String> textMap(String key) {
        return optionalMapping(key).map(LockNode::textMap).orElse(Map.of());
    }

    Map<String, String> textMap() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            Scalar value = entry.value()
                    .asScalar()
                    .orElseThrow(() -> fault(
                            entry.value(),
                            "'" + entry.key().text() + "' is " + entry.value().kind() + ", not text"));
            texts.put(entry.key().text(), value.isNull() ? "" : value.text());
        }
        return texts;
    }

    List<YamlNode> items(String key) {
        return present(key)
                .map(node -> node.asSequence()
                        .orElseThrow(() -> fault(node, "'" + key + "' is " + node.kind() + ", not a list"))
                        .items())
                .orElse(List.of());
    }

    InvalidInput fault(String key, String message) {
        return fault(mapping.find(key).orElse(mapping), message);
    }

    static InvalidInput fault(YamlNode node, String message) {
        return new InvalidInput(node.place() + ": " + message + ".", Remedy.of(Remedy.Kind.RELOCK));
    }

    private InvalidInput missing(String key) {
        return fault(mapping, what + " has no '" + key + "'");
    }

    private Optional<YamlNode> present(String key) {
        return mapping.find(key)
                .filter(node -> !node.asScalar().map(Scalar::isNull).orElse(false));
    }

    private static String scalar(YamlNode node, String key) {
        return node.asScalar()
                .map(Scalar::text)
                .orElseThrow(() -> fault(node, "'" + key + "' is " + node.kind() + ", not text"));
    }
}
