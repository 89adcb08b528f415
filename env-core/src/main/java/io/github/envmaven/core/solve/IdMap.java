package io.github.envmaven.core.solve;

import java.util.Arrays;

/** Ints by id, zero where nothing was put; grows as ids do. */
final class IdMap {

    private int[] values = new int[64];

    int get(int id) {
        return id < values.length ? values[id] : 0;
    }

    void put(int id, int value) {
        if (id >= values.length) {
            values = Arrays.copyOf(values, Math.max(id + 1, values.length * 2));
        }
        values[id] = value;
    }
}
