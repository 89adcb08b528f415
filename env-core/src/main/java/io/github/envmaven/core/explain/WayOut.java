package io.github.envmaven.core.explain;

import java.util.List;

/**
 * What the user would have to change for something to become possible; that it then is was tried.
 *
 * @param loosen specs that would have to let other versions in, as they were written, with the place
 * @param drop specs that would have to go, likewise
 */
public record WayOut(List<String> loosen, List<String> drop) {

    /** No way was found. */
    static final WayOut NONE = new WayOut(List.of(), List.of());

    /** Copies the lists. */
    public WayOut {
        loosen = List.copyOf(loosen);
        drop = List.copyOf(drop);
    }
}
