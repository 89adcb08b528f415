package io.github.envmaven.core.explain;

import java.util.List;
import java.util.Locale;

/**
 * Something that packages need.
 *
 * @param id unique in its graph
 * @param kind what it is
 * @param name its name
 * @param version its version; empty for what is missing
 * @param build its build string; empty where it has none
 * @param needs what it needs itself, sorted by name
 */
public record GraphNode(String id, Kind kind, String name, String version, String build, List<Need> needs) {

    /** Copies the needs. */
    public GraphNode {
        needs = List.copyOf(needs);
    }

    /** What a node is. */
    public enum Kind {
        /** A conda package. */
        CONDA,
        /** A package that pip installs. */
        PIP,
        /** A fact about the machine: a virtual package. */
        MACHINE,
        /** Needed, but not there. */
        MISSING;

        /** The value as scripts read it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Name and version.
     *
     * @return for example {@code numpy 1.26.4}
     */
    public String label() {
        return (name + " " + version).strip();
    }

    /**
     * What it asks of another node.
     *
     * @param target the other's id
     * @return the need
     */
    Need needOf(String target) {
        return needs.stream()
                .filter(need -> need.target().equals(target))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " does not need " + target));
    }
}
