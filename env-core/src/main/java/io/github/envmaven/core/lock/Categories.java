package io.github.envmaven.core.lock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The categories of resolved packages: those of the specs from which each is reached. */
final class Categories {

    private final Map<String, Set<String>> byKey = new HashMap<>();

    private Categories() {}

    /**
     * Reaches from specs to packages. A distribution is needed by its name on an index, which a conda package may bring.
     *
     * @param roots what is asked for, by category
     * @param needs what each package needs, by its key; see {@link #condaKey} and {@link #pipKey}
     */
    static Categories of(Map<String, List<String>> roots, Map<String, List<String>> needs) {
        Categories categories = new Categories();
        roots.forEach((category, keys) -> categories.reach(category, new ArrayDeque<>(keys), needs));
        return categories;
    }

    static String condaKey(String name) {
        return "conda " + name;
    }

    static String pipKey(String name) {
        return "pip " + name;
    }

    /** Sorted; {@code main} alone where it is among them, and where nothing that was asked for needs the package. */
    List<String> of(String key) {
        Set<String> categories = byKey.getOrDefault(key, Set.of());
        return categories.isEmpty() || categories.contains(LockFileFormat.MAIN)
                ? List.of(LockFileFormat.MAIN)
                : List.copyOf(categories);
    }

    private void reach(String category, Deque<String> todo, Map<String, List<String>> needs) {
        Set<String> seen = new HashSet<>();
        while (!todo.isEmpty()) {
            String key = todo.removeLast();
            List<String> needed = needs.get(key);
            if (needed != null && seen.add(key)) {
                byKey.computeIfAbsent(key, any -> new TreeSet<>()).add(category);
                todo.addAll(needed);
            }
        }
    }
}
