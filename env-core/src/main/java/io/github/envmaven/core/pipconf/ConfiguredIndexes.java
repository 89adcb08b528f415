package io.github.envmaven.core.pipconf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The indexes that a user configured for pip or for uv. What pip's files and variables say counts before what uv's do; each
 * alone is complete.
 *
 * @param indexes further indexes, the most trusted first; they may hold secrets
 * @param main the index in place of the public one; empty where none is set
 * @param isNone whether no index is to be asked at all
 */
public record ConfiguredIndexes(List<String> indexes, String main, boolean isNone) {

    /** Nothing is configured. */
    public static final ConfiguredIndexes NOTHING = new ConfiguredIndexes(List.of(), "", false);

    /** Copies the list. */
    public ConfiguredIndexes {
        indexes = List.copyOf(indexes);
    }

    /**
     * Reads what the user configured.
     *
     * @param environment the environment variables
     * @param home the user's home directory
     * @param project the directory of the project, which uv looks into
     * @return what pip is configured with; what uv is, where that is nothing
     */
    public static ConfiguredIndexes read(Map<String, String> environment, Path home, Path project) {
        ConfiguredIndexes pip = PipConf.read(environment, home);
        return pip.isEmpty() ? UvToml.read(environment, home, project) : pip;
    }

    /**
     * Tells whether anything is configured.
     *
     * @return whether all is as without files and variables
     */
    public boolean isEmpty() {
        return indexes.isEmpty() && main.isEmpty() && !isNone;
    }

    /**
     * All indexes.
     *
     * @param standard the index where none is set in its place
     * @return the most trusted first
     */
    public List<String> or(String standard) {
        if (isNone) {
            return List.of();
        }
        List<String> all = new ArrayList<>(indexes);
        all.add(main.isEmpty() ? standard : main);
        return List.copyOf(all);
    }

    static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    /** Names may hide secrets, which nothing prints. */
    @Override
    public String toString() {
        return "ConfiguredIndexes[" + indexes.size() + (main.isEmpty() ? "" : " and one more") + "]";
    }
}
