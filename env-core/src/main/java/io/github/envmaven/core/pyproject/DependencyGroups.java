package io.github.envmaven.core.pyproject;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code [dependency-groups]} of a {@code pyproject.toml} (PEP 735).
 *
 * <pre>
 *   [dependency-groups]
 *   test = ["pytest &gt;=8", {include-group = "typing"}]
 *   typing = ["mypy"]
 * </pre>
 */
public final class DependencyGroups {

    private static final String INCLUDE = "include-group";

    private final TomlNode groups;
    private final Map<String, String> keys = new TreeMap<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> requirements = new ArrayList<>();

    private DependencyGroups(TomlNode groups) {
        this.groups = groups;
        for (String key : groups.keys()) {
            String other = keys.put(PypiName.normalized(key), key);
            if (other != null) {
                throw groups.fault(key, "is the same group as '" + other + "'");
            }
        }
    }

    /**
     * The requirements of a group, those of the groups that it includes in their places.
     *
     * @param pyproject the text of the file
     * @param file the file for messages
     * @param group the group, in any spelling
     * @return the requirements as they are written; one that is included twice is there twice
     * @throws InvalidInput when there is no such group, or one that counts cannot be read or includes itself
     */
    public static List<String> of(String pyproject, String file, String group) {
        TomlNode root = TomlNode.read(pyproject, file);
        DependencyGroups all = new DependencyGroups(
                root.findTable("dependency-groups").orElseThrow(() -> root.fault("dependency-groups", "is missing")));
        all.add(group);
        return List.copyOf(all.requirements);
    }

    private void add(String group) {
        String name = PypiName.normalized(group);
        String key = keys.get(name);
        if (key == null) {
            throw groups.fault(group, "is no group; there are " + String.join(", ", keys.values()));
        }
        if (open.contains(name)) {
            throw groups.fault(key, "includes itself by way of " + String.join(", ", open));
        }
        open.add(name);
        groups.each(key, text -> requirements.add(checked(key, text)), table -> {
            if (!table.keys().equals(List.of(INCLUDE))) {
                throw table.fault(INCLUDE, "is not all that stands here, and nothing else can");
            }
            add(table.text(INCLUDE));
        });
        open.remove(name);
    }

    private String checked(String key, String text) {
        try {
            Requirement.parse(text);
            return text;
        } catch (InvalidInput e) {
            throw groups.fault(
                    key, "has '" + text + "': " + String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
        }
    }
}
