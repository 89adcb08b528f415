package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.yaml.ScalarType;
import io.github.envmaven.core.yaml.YamlNode;
import io.github.envmaven.core.yaml.YamlNode.Entry;
import io.github.envmaven.core.yaml.YamlNode.Mapping;
import io.github.envmaven.core.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of an environment file's keys, each of the type it must have. A key without a value counts as missing.
 *
 * @param root the file's mapping
 */
record YamlValues(Mapping root) {

    Optional<Scalar> text(String key) {
        return present(key).map(node -> scalar(node, "'" + key + "'"));
    }

    List<String> texts(String key) {
        return scalars(key).stream().map(Scalar::text).toList();
    }

    List<Scalar> scalars(String key) {
        Optional<YamlNode> node = present(key);
        if (node.isEmpty()) {
            return List.of();
        }
        YamlNode.Sequence sequence = node.get()
                .asSequence()
                .orElseThrow(() -> new InvalidInput(
                        node.get().place() + ": '" + key + "' is " + node.get().kind() + ", not a list.",
                        Remedy.fixInput("Write it as a list, one '- value' a line.")));
        List<Scalar> scalars = new ArrayList<>();
        sequence.items().forEach(item -> scalars.add(scalar(item, "an item of '" + key + "'")));
        return scalars;
    }

    List<Entry> entries(String key) {
        Optional<YamlNode> node = present(key);
        if (node.isEmpty()) {
            return List.of();
        }
        return node.get()
                .asMapping()
                .map(Mapping::entries)
                .orElseThrow(() -> new InvalidInput(
                        node.get().place() + ": '" + key + "' is " + node.get().kind() + ", not a mapping.",
                        Remedy.fixInput("Write it as 'NAME: value', one a line.")));
    }

    private Optional<YamlNode> present(String key) {
        return root.find(key)
                .filter(node -> !node.asScalar().map(Scalar::isNull).orElse(false));
    }

    static Scalar scalar(YamlNode node, String what) {
        Scalar scalar = node.asScalar()
                .orElseThrow(() -> new InvalidInput(node.place() + ": " + what + " is " + node.kind() + ", not text."));
        if (scalar.type() != ScalarType.TEXT) {
            throw new InvalidInput(
                    node.place() + ": " + what + " is " + scalar.kind()
                            + (scalar.isNull() ? "." : ", not text: " + scalar.text() + "."),
                    Remedy.fixInput("Put it in quotes where it is meant as text."));
        }
        return scalar;
    }
}
