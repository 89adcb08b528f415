package io.github.envmaven.core.conda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ids for package names, and for extras as {@code pkg[extra]}, counted in the order in which they are met. */
final class Names {

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

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
        return idOf(name + "[" + extra + "]");
    }

    String text(int id) {
        return texts.get(id);
    }

    boolean isExtra(int id) {
        return texts.get(id).endsWith("]");
    }
}
