package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.yaml.Place;
import io.github.envmaven.core.yaml.YamlNode;
import io.github.envmaven.core.yaml.YamlNode.Entry;
import io.github.envmaven.core.yaml.YamlNode.Mapping;
import io.github.envmaven.core.yaml.YamlNode.Scalar;
import io.github.envmaven.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an {@code environment.yml} (CEP 24) with conda-lock's additions: {@code category}, {@code pip-repositories} and
 * {@code # [linux]} selectors in comments; and micromamba's: {@code sel(linux): spec}. Every message says where.
 */
public final class EnvironmentYaml {

    private static final List<String> KEYS = List.of(
            "name",
            "prefix",
            "channels",
            "dependencies",
            "variables",
            "platforms",
            "category",
            "pip-repositories",
            "allow-pypi-requests");

    private final String file;
    private final Mapping root;
    private final CommentSelectors selectors;
    private final List<String> warnings = new ArrayList<>();

    private EnvironmentYaml(String file, Mapping root, CommentSelectors selectors) {
        this.file = file;
        this.root = root;
        this.selectors = selectors;
    }

    /**
     * Reads an environment file.
     *
     * @param text the whole file
     * @param file how messages name the file
     * @return what it asks for
     * @throws InvalidInput when it is no YAML or no environment file; the message names file and line
     */
    public static Manifest parse(String text, String file) {
        YamlNode node = YamlReader.read(text, file);
        Mapping root = node.asMapping()
                .orElseThrow(() -> new InvalidInput(
                        node.place() + ": an environment file is a mapping with the key 'dependencies', not "
                                + node.kind() + ".",
                        Remedy.fixInput("Begin the file with 'dependencies:' and list the packages below it.")));
        return new EnvironmentYaml(file, root, CommentSelectors.of(text)).manifest();
    }

    private Manifest manifest() {
        warnAboutUnknownKeys();
        YamlValues values = new YamlValues(root);
        List<String> channels = new ArrayList<>(values.texts("channels"));
        DefaultChannels defaults =
                channels.removeIf("nodefaults"::equals) ? DefaultChannels.EXCLUDED : DefaultChannels.ALLOWED;
        DependencySections sections = new DependencySections(category(values), selectors, warnings);
        sections.read(dependencies());
        return new Manifest(
                name(values),
                channels,
                defaults,
                sections.specs(),
                sections.pip(),
                values.texts("pip-repositories"),
                variables(),
                platforms(),
                List.of(file),
                warnings);
    }

    private void warnAboutUnknownKeys() {
        for (Entry entry : root.entries()) {
            String key = entry.key().text();
            if (!KEYS.contains(key)) {
                warnings.add(entry.key().place() + ": '" + key + "' is no key of an environment file and has no effect"
                        + NearNames.endOfSentence(key, KEYS));
            }
        }
    }

    private String name(YamlValues values) {
        return values.text("name")
                .map(name -> EnvironmentName.check(name.text(), name.place().toString()))
                .orElse("");
    }

    private static String category(YamlValues values) {
        return values.text("category").map(Scalar::text).orElse(RequestedSpec.MAIN);
    }

    private YamlNode.Sequence dependencies() {
        YamlNode node = root.find("dependencies")
                .orElseThrow(() -> new InvalidInput(
                        root.place() + ": the key 'dependencies' is missing.",
                        Remedy.fixInput("List the packages under 'dependencies:'; 'dependencies: []' asks for none.")));
        return node.asSequence()
                .orElseThrow(() -> new InvalidInput(
                        node.place() + ": 'dependencies' is " + node.kind() + ", not a list.",
                        Remedy.fixInput("Write each package on a line of its own: '- numpy >=1.26'.")));
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Entry entry : new YamlValues(root).entries("variables")) {
            Scalar value = entry.value()
                    .asScalar()
                    .orElseThrow(() -> new InvalidInput(entry.key().place() + ": the variable '"
                            + entry.key().text() + "' is " + entry.value().kind() + ", not text."));
            variables.put(entry.key().text(), value.isNull() ? "" : value.text());
        }
        return variables;
    }

    private List<String> platforms() {
        List<String> platforms = new ArrayList<>();
        for (Scalar platform : new YamlValues(root).scalars("platforms")) {
            Place place = platform.place();
            platforms.add(PlatformName.check(platform.text(), place.toString()));
        }
        return platforms;
    }
}
