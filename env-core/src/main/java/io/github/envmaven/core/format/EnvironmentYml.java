package io.github.envmaven.core.format;

import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.yaml.YamlWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An {@code environment.yml} of everything an environment has (CEP 24), as {@code conda env export} writes it.
 *
 * @param name the environment's name; empty for none
 * @param channels the most important first
 * @param environment the packages
 * @param variables environment variables that are set in the environment
 */
public record EnvironmentYml(
        String name, List<String> channels, LockedEnvironment environment, Map<String, String> variables) {

    /** Copies what it is given. */
    public EnvironmentYml {
        channels = List.copyOf(channels);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /**
     * Writes the file. Creating an environment from it resolves again; what was resolved is in a lock.
     *
     * @param builds whether build strings are named
     * @return the whole file
     */
    public String write(BuildStrings builds) {
        YamlWriter yaml = new YamlWriter();
        if (!name.isEmpty()) {
            yaml.entry("name", name);
        }
        yaml.list("channels", channels);
        List<String> conda = environment.conda().stream()
                .map(locked -> SpecText.of(locked, builds))
                .toList();
        List<String> pip = environment.pip().stream()
                .map(locked -> locked.sourceUrl().isEmpty()
                        ? locked.name() + "==" + locked.version()
                        : locked.name() + " @ " + locked.sourceUrl())
                .toList();
        if (conda.isEmpty() && pip.isEmpty()) {
            yaml.literal("dependencies", "[]");
        } else {
            yaml.beginList("dependencies");
            conda.forEach(yaml::item);
        }
        if (!pip.isEmpty()) {
            yaml.beginItem().list("pip", pip).endItem();
        }
        if (!variables.isEmpty()) {
            yaml.mapping("variables", variables);
        }
        return yaml.toString();
    }
}
