package io.github.envmaven.core.yaml;

import java.util.Collection;
import java.util.Map;

/**
 * Writes block YAML exactly as PyYAML's {@code dump} does with its defaults: two spaces a level, lists not indented
 * below their key, quotes only where needed, lines folded after 80 columns, ASCII only. Not safe for several threads.
 *
 * <pre>{@code
 * channels:
 * - url: conda-forge
 *   used_env_vars: []
 * }</pre>
 */
public final class YamlWriter {

    private static final int STEP = 2;

    private final StringBuilder out = new StringBuilder();
    private int indent;
    private boolean afterDash;

    /**
     * Writes a comment line.
     *
     * @param text without the {@code #}; may be empty
     * @return this
     */
    public YamlWriter comment(String text) {
        out.append(text.isEmpty() ? "#" : "# " + text).append('\n');
        return this;
    }

    /**
     * Writes a key with text.
     *
     * @param key the key
     * @param value any text; quoted where YAML would take it for something else
     * @return this
     */
    public YamlWriter entry(String key, String value) {
        int column = key(key);
        out.append(' ');
        ScalarText.append(out, value, column + 1, indent + STEP);
        out.append('\n');
        return this;
    }

    /**
     * Writes a key with something that is no text: a number, {@code true} or {@code false}.
     *
     * @param key the key
     * @param literal the value as YAML spells it
     * @return this
     */
    public YamlWriter literal(String key, String literal) {
        key(key);
        out.append(' ').append(literal).append('\n');
        return this;
    }

    /**
     * Writes a key with a list of texts.
     *
     * @param key the key
     * @param values the list; may be empty
     * @return this
     */
    public YamlWriter list(String key, Collection<String> values) {
        if (values.isEmpty()) {
            return literal(key, "[]");
        }
        beginList(key);
        values.forEach(this::item);
        return this;
    }

    /**
     * Writes a key with a mapping of texts.
     *
     * @param key the key
     * @param values the mapping, in the order of its iteration; may be empty
     * @return this
     */
    public YamlWriter mapping(String key, Map<String, String> values) {
        if (values.isEmpty()) {
            return literal(key, "{}");
        }
        beginMapping(key);
        values.forEach(this::entry);
        return endMapping();
    }

    /**
     * Begins a mapping under a key; at least one key must follow.
     *
     * @param key the key
     * @return this
     */
    public YamlWriter beginMapping(String key) {
        key(key);
        out.append('\n');
        indent += STEP;
        return this;
    }

    /**
     * Ends what {@link #beginMapping} began.
     *
     * @return this
     */
    public YamlWriter endMapping() {
        indent -= STEP;
        return this;
    }

    /**
     * Begins a list under a key; at least one item must follow. Lists are not indented, so nothing ends them.
     *
     * @param key the key
     * @return this
     */
    public YamlWriter beginList(String key) {
        key(key);
        out.append('\n');
        return this;
    }

    /**
     * Writes a text as an item of the list that was begun.
     *
     * @param value any text
     * @return this
     */
    public YamlWriter item(String value) {
        margin();
        out.append("- ");
        ScalarText.append(out, value, indent + STEP, indent + STEP);
        out.append('\n');
        return this;
    }

    /**
     * Begins a mapping as an item of the list that was begun; at least one key must follow.
     *
     * @return this
     */
    public YamlWriter beginItem() {
        margin();
        out.append("- ");
        indent += STEP;
        afterDash = true;
        return this;
    }

    /**
     * Ends what {@link #beginItem} began.
     *
     * @return this
     */
    public YamlWriter endItem() {
        return endMapping();
    }

    /**
     * What has been written.
     *
     * @return the document, with a final newline
     */
    @Override
    public String toString() {
        return out.toString();
    }

    private int key(String key) {
        margin();
        int start = out.length();
        ScalarText.append(out, key, 0, ScalarText.NEVER_FOLD);
        out.append(':');
        return indent + out.length() - start;
    }

    private void margin() {
        if (afterDash) {
            afterDash = false;
        } else {
            out.append(" ".repeat(indent));
        }
    }
}
