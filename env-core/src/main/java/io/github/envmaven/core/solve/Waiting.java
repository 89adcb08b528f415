package io.github.envmaven.core.solve;

import io.github.envmaven.core.sat.IntList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requirements about names that nothing needs yet, by name. */
final class Waiting {

    private static final int[] NONE = {};

    private final IdMap slots = new IdMap();
    private final List<@Nullable IntList> lists = new ArrayList<>();

    void add(int name, int requirement) {
        int slot = slots.get(name);
        if (slot == 0) {
            lists.add(new IntList(4));
            slot = lists.size();
            slots.put(name, slot);
        }
        IntList list = lists.get(slot - 1);
        if (list != null) {
            list.add(requirement);
        }
    }

    int[] take(int name) {
        int slot = slots.get(name);
        if (slot == 0) {
            return NONE;
        }
        IntList list = lists.set(slot - 1, null);
        return list == null ? NONE : list.toArray();
    }
}
