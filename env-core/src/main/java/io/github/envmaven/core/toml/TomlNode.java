package io.github.envmaven.core.toml;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A table of a TOML file, whose values are asked for by type. A value of another type is refused with its place, such as
 * {@code pylock.toml:12: 'packages[0].name' is a number, not text}. Keys that nobody asks for are left alone.
 */
public final class TomlNode {

    private static final TomlArray EMPTY = Toml.parse("").getArrayOrEmpty("none");
    private static final String FIX = "Correct it, or have the file written again by the tool that made it.";

    private final TomlTable table;
    private final String file;
    private final String path;
    private final int line;

    private TomlNode(TomlTable table, String file, String path, int line) {
        this.table = table;
        this.file = file;
        this.path = path;
        this.line = line;
    }

    /**
     * Reads a whole file.
     *
     * @param text the file's text
     * @param file the file as its user named it
     * @return its outermost table
     * @throws InvalidInput when it is no TOML; the message says where
     */
    public static TomlNode read(String text, String file) {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            TomlParseError first = result.errors().get(0);
            throw new InvalidInput(
                    file + ":" + first.position().line() + ": no TOML: " + first.getMessage() + ".",
                    Remedy.fixInput("Correct the line, or have the file written again by the tool that made it."));
        }
        return new TomlNode(result, file, "", 1);
    }

    /**
     * Where the table begins.
     *
     * @return {@code file:line}
     */
    public String place() {
        return file + ":" + line;
    }

    /**
     * A text that must be there.
     *
     * @param key its key in this table
     * @return the text
     */
    public String text(String key) {
        return findText(key).orElseThrow(() -> missing(key));
    }

    /**
     * A text.
     *
     * @param key its key in this table
     * @return empty where the key is not there
     */
    public Optional<String> findText(String key) {
        return find(key).map(value -> text(value, key));
    }

    /**
     * A whole number.
     *
     * @param key its key in this table
     * @return empty where the key is not there
     */
    public OptionalLong findNumber(String key) {
        Optional<Object> value = find(key);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (value.get() instanceof Long number) {
            return OptionalLong.of(number);
        }
        throw fault(key, "is " + kind(value.get()) + ", not a whole number");
    }

    /**
     * Whether something is said to be so.
     *
     * @param key its key in this table
     * @return false where the key is not there
     */
    public boolean isTrue(String key) {
        Optional<Object> value = find(key);
        if (value.isPresent() && !(value.get() instanceof Boolean)) {
            throw fault(key, "is " + kind(value.get()) + ", neither true nor false");
        }
        return value.filter(Boolean.TRUE::equals).isPresent();
    }

    /**
     * Whether a key is there, of whatever type.
     *
     * @param key a key of this table
     * @return whether it is
     */
    public boolean has(String key) {
        return find(key).isPresent();
    }

    /**
     * The keys of this table.
     *
     * @return sorted
     */
    public List<String> keys() {
        return table.keySet().stream().sorted().toList();
    }

    /**
     * A list of texts.
     *
     * @param key its key in this table
     * @return empty where the key is not there
     */
    public List<String> texts(String key) {
        TomlArray array = array(key);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            texts.add(text(array.get(i), key + "[" + i + "]"));
        }
        return texts;
    }

    /**
     * A list in which there are texts and tables.
     *
     * @param key its key in this table
     * @param texts takes the texts, in their order among the tables
     * @param tables takes the tables
     */
    public void each(String key, Consumer<String> texts, Consumer<TomlNode> tables) {
        TomlArray array = array(key);
        for (int i = 0; i < array.size(); i++) {
            String name = key + "[" + i + "]";
            if (array.get(i) instanceof TomlTable inner) {
                tables.accept(new TomlNode(
                        inner, file, pathOf(name), array.inputPositionOf(i).line()));
            } else {
                texts.accept(text(array.get(i), name));
            }
        }
    }

    /**
     * A table.
     *
     * @param key its key in this table
     * @return empty where the key is not there
     */
    public Optional<TomlNode> findTable(String key) {
        return find(key).map(value -> {
            if (value instanceof TomlTable inner) {
                return new TomlNode(inner, file, pathOf(key), lineOf(key));
            }
            throw fault(key, "is " + kind(value) + ", not a table");
        });
    }

    /**
     * A list of tables.
     *
     * @param key its key in this table
     * @return empty where the key is not there
     */
    public List<TomlNode> tables(String key) {
        TomlArray array = array(key);
        List<TomlNode> tables = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String name = key + "[" + i + "]";
            if (!(array.get(i) instanceof TomlTable inner)) {
                throw fault(key, name, "is " + kind(array.get(i)) + ", not a table");
            }
            tables.add(new TomlNode(
                    inner, file, pathOf(name), array.inputPositionOf(i).line()));
        }
        return tables;
    }

    /**
     * All of this table, if it has nothing but texts.
     *
     * @return texts by key, sorted
     */
    public Map<String, String> allTexts() {
        Map<String, String> texts = new TreeMap<>();
        table.keySet().forEach(key -> texts.put(key, text(key)));
        return texts;
    }

    /**
     * What is wrong with a value.
     *
     * @param key its key in this table, or one that is missing
     * @param what the rest of a sentence that begins with the key
     * @return what to throw
     */
    public InvalidInput fault(String key, String what) {
        return fault(key, key, what);
    }

    private InvalidInput fault(String key, String shown, String what) {
        return new InvalidInput(
                file + ":" + lineOf(key) + ": '" + pathOf(shown) + "' " + what + ".", Remedy.fixInput(FIX));
    }

    private InvalidInput missing(String key) {
        return fault(key, "is missing");
    }

    private Optional<Object> find(String key) {
        return Optional.ofNullable(table.get(List.of(key)));
    }

    private TomlArray array(String key) {
        Object value = find(key).orElse(EMPTY);
        if (value instanceof TomlArray array) {
            return array;
        }
        throw fault(key, "is " + kind(value) + ", not a list");
    }

    private String text(Object value, String key) {
        if (value instanceof String text) {
            return text;
        }
        throw fault(key.replaceFirst("\\[.*", ""), key, "is " + kind(value) + ", not text");
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private int lineOf(String key) {
        TomlPosition position = find(key).isPresent() ? table.inputPositionOf(List.of(key)) : null;
        return position == null ? line : position.line();
    }

    private static String kind(Object value) {
        if (value instanceof String) {
            return "text";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        if (value instanceof TomlArray) {
            return "a list";
        }
        return value instanceof TomlTable ? "a table" : value instanceof Number ? "a number" : "a date or time";
    }
}
