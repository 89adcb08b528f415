package io.github.envmaven.core.yaml;

import java.util.List;
import java.util.Optional;

/** A node of a YAML document, with the place where it begins. */
public sealed interface YamlNode {

    /**
     * Where the node begins.
     *
     * @return its place
     */
    Place place();

    /**
     * What the node is, in a user's words.
     *
     * @return for example {@code a list}
     */
    String kind();

    /**
     * The mapping this node is.
     *
     * @return empty where it is something else
     */
    default Optional<Mapping> asMapping() {
        return Optional.empty();
    }

    /**
     * The sequence this node is.
     *
     * @return empty where it is something else
     */
    default Optional<Sequence> asSequence() {
        return Optional.empty();
    }

    /**
     * The scalar this node is.
     *
     * @return empty where it is something else
     */
    default Optional<Scalar> asScalar() {
        return Optional.empty();
    }

    /** How a scalar was written, which decides whether it can be anything but text. */
    enum Style {
        /** Without quotes: {@code 3.10} is a number, {@code no} a boolean, nothing at all is null. */
        PLAIN,
        /** Quoted or a block: always text. */
        QUOTED
    }

    /**
     * A single value.
     *
     * @param text the value as it was written, whatever YAML makes of it: {@code 3.10} stays {@code 3.10}
     * @param style how it was written
     * @param place where it begins
     */
    record Scalar(String text, Style style, Place place) implements YamlNode {

        /**
         * What YAML 1.1 makes of the value.
         *
         * @return its type
         */
        public ScalarType type() {
            return style == Style.QUOTED ? ScalarType.TEXT : ScalarType.ofPlain(text);
        }

        /**
         * Tells whether the value is null: nothing, {@code ~} or {@code null} without quotes.
         *
         * @return whether there is no value
         */
        public boolean isNull() {
            return type() == ScalarType.NULL;
        }

        @Override
        public String kind() {
            return type().words();
        }

        @Override
        public Optional<Scalar> asScalar() {
            return Optional.of(this);
        }
    }

    /**
     * A list of nodes.
     *
     * @param items in the order they were written
     * @param place where it begins
     */
    record Sequence(List<YamlNode> items, Place place) implements YamlNode {

        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Optional<Sequence> asSequence() {
            return Optional.of(this);
        }
    }

    /**
     * A mapping of scalars to nodes.
     *
     * @param entries in the order they were written; no key occurs twice
     * @param place where it begins
     */
    record Mapping(List<Entry> entries, Place place) implements YamlNode {

        /** Copies the entries. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        /**
         * Looks a value up.
         *
         * @param key the key's text
         * @return the value; empty where the key is missing
         */
        public Optional<YamlNode> find(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public Optional<Mapping> asMapping() {
            return Optional.of(this);
        }
    }

    /**
     * One key of a mapping and its value.
     *
     * @param key always a scalar
     * @param value any node
     */
    record Entry(Scalar key, YamlNode value) {}
}
