package io.github.envmaven.core.conda;

import io.github.envmaven.core.spec.MatchSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ids for package names, for extras as {@code pkg[extra]} and for specs without a name, counted in the order in which they are met. */
final class Names {

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<Integer, MatchSpec> wildcards = new HashMap<>();
    private final Set<Integer> extras = new HashSet<>();

    int idOf(String name) {
        Integer id = ids.get(name);
        if (id == null) {
            id = texts.size();
            ids.put(name, id);
            texts.add(name);
        }
        return id;
    }

    int idOfExtra(String name, String extra) {
        int id = idOf(name + "[" + extra + "]");
        extras.add(id);
        return id;
    }

    /** A name that stands for all records, whatever theirs, that match a spec. */
    int idOfWildcard(String text, MatchSpec spec) {
        int id = idOf("any " + text);
        wildcards.put(id, spec);
        return id;
    }

    String text(int id) {
        return texts.get(id);
    }

    boolean isExtra(int id) {
        return extras.contains(id);
    }

    Optional<MatchSpec> wildcard(int id) {
        return Optional.ofNullable(wildcards.get(id));
    }
}
