package io.github.envmaven.core.condarc;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.yaml.YamlNode;
import io.github.envmaven.core.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What conda's configuration files say together. Of single values the last file's counts, lists are joined with the last
 * file's items first, maps are united. A variable {@code CONDA_KEY} counts more than any file. {@code $VARIABLES} in values
 * are replaced where they are set. Keys that nobody asks for are never looked at.
 */
public final class Condarc {

    /** No configuration at all. */
    public static final Condarc NONE = new Condarc(List.of(), Map.of());

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)}|([A-Za-z_]\\w*))");

    private final List<Document> documents;
    private final Map<String, String> environment;

    private Condarc(List<Document> documents, Map<String, String> environment) {
        this.documents = documents;
        this.environment = environment;
    }

    private record Document(Path file, YamlNode.Mapping content) {}

    /**
     * Reads files.
     *
     * @param files the most general first
     * @param environment the environment variables
     * @return what they say together
     * @throws InvalidInput when one cannot be read
     */
    public static Condarc read(List<Path> files, Map<String, String> environment) {
        List<Document> documents = new ArrayList<>();
        for (Path file : files) {
            readFile(file).ifPresent(content -> documents.add(0, new Document(file, content)));
        }
        return new Condarc(documents, environment);
    }

    /**
     * A single value.
     *
     * @param key the key
     * @return its text as it was written; empty where it is not set, or null
     */
    public Optional<String> text(String key) {
        Optional<String> variable = variable(key);
        if (variable.isPresent()) {
            return variable;
        }
        for (Document document : documents) {
            Optional<String> value = document.content().find(key).flatMap(this::text);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /**
     * A number.
     *
     * @param key the key
     * @return empty where it is not set
     * @throws InvalidInput where it is something else
     */
    public Optional<Double> number(String key) {
        return text(key).map(text -> {
            try {
                double number = Double.parseDouble(text);
                if (number >= 0 && number < 1e6) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw wrong(key, "a number", e);
            }
            throw wrong(key, "a number", new IllegalArgumentException(text));
        });
    }

    /**
     * Whether a key is set to what YAML calls true.
     *
     * @param key the key
     * @return false where it is not set
     */
    public boolean isTrue(String key) {
        return text(key)
                .filter(text -> isWord(text, "true", "yes", "on", "y", "1"))
                .isPresent();
    }

    /**
     * Whether a text is what YAML calls false.
     *
     * @param text a value
     * @return whether it is
     */
    public static boolean isFalse(String text) {
        return isWord(text, "false", "no", "off", "n", "0");
    }

    /**
     * A list; a single value counts as one item.
     *
     * @param key the key
     * @return the items of all files, each once
     */
    public List<String> list(String key) {
        Set<String> items = new LinkedHashSet<>();
        variable(key).ifPresent(text -> items.addAll(List.of(text.split("[,&]", -1))));
        for (Document document : documents) {
            document.content().find(key).ifPresent(node -> items.addAll(items(node)));
        }
        return List.copyOf(items);
    }

    /**
     * A map of single values.
     *
     * @param key the key
     * @return the values by name, as all files have them
     */
    public Map<String, String> map(String key) {
        Map<String, String> values = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries(key)) {
            text(entry.value())
                    .ifPresent(value -> values.putIfAbsent(expanded(entry.key().text()), value));
        }
        return values;
    }

    /**
     * A map of lists.
     *
     * @param key the key
     * @return the lists by name; of a name that several files have, the last file's
     */
    public Map<String, List<String>> lists(String key) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries(key)) {
            values.putIfAbsent(expanded(entry.key().text()), items(entry.value()));
        }
        return values;
    }

    /**
     * Where a key is set, for messages.
     *
     * @param key the key
     * @return a file or a variable; empty where it is not set
     */
    public String origin(String key) {
        if (variable(key).isPresent()) {
            return variableOf(key);
        }
        return documents.stream()
                .filter(document -> document.content().find(key).isPresent())
                .map(document -> document.file().toString())
                .findFirst()
                .orElse("");
    }

    private List<YamlNode.Entry> entries(String key) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (Document document : documents) {
            document.content()
                    .find(key)
                    .flatMap(YamlNode::asMapping)
                    .ifPresent(mapping -> entries.addAll(mapping.entries()));
        }
        return entries;
    }

    private List<String> items(YamlNode node) {
        List<String> items = new ArrayList<>();
        node.asSequence()
                .ifPresent(list -> list.items().forEach(item -> text(item).ifPresent(items::add)));
        text(node).ifPresent(items::add);
        return items;
    }

    private Optional<String> text(YamlNode node) {
        return node.asScalar().filter(scalar -> !scalar.isNull()).map(scalar -> expanded(scalar.text()));
    }

    private String expanded(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            return Matcher.quoteReplacement(environment.getOrDefault(name, found.group()));
        });
    }

    private Optional<String> variable(String key) {
        return Optional.ofNullable(environment.get(variableOf(key))).filter(text -> !text.isEmpty());
    }

    private static String variableOf(String key) {
        return "CONDA_" + key.toUpperCase(Locale.ROOT);
    }

    private InvalidInput wrong(String key, String kind, RuntimeException e) {
        return new InvalidInput(
                origin(key) + ": " + key + " is not " + kind, Remedy.fixInput("Mend the value of " + key + "."), e);
    }

    private static boolean isWord(String text, String... words) {
        return List.of(words).contains(text.strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<YamlNode.Mapping> readFile(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            boolean isEmpty = text.lines()
                    .map(String::strip)
                    .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("---"));
            if (isEmpty) {
                return Optional.empty();
            }
            YamlNode root = YamlReader.read(text, file.toString());
            return Optional.of(root.asMapping()
                    .orElseThrow(() -> new InvalidInput(
                            file + " holds " + root.kind() + ", not conda's configuration",
                            Remedy.fixInput("Write 'key: value' lines, or take the file away."))));
        } catch (IOException e) {
            throw new InvalidInput(
                    "Cannot read " + file + ": " + e.getMessage(),
                    Remedy.fixInput("Mend the file or its permissions."),
                    e);
        }
    }
}
