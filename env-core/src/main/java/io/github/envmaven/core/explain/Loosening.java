package io.github.envmaven.core.explain;

import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.spec.MatchSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The user's specs, some of them asking for less: a loosened spec asks for any version of its package, a dropped one for
 * nothing.
 */
final class Loosening {

    private static final int WRITTEN = 0;
    private static final int LOOSENED = 1;
    private static final int DROPPED = 2;

    private final List<RequestedSpec> specs;
    private final int[] levels;

    private Loosening(List<RequestedSpec> specs, int[] levels) {
        this.specs = specs;
        this.levels = levels;
    }

    /** The specs as they were written. */
    static Loosening none(List<RequestedSpec> specs) {
        return new Loosening(specs, new int[specs.size()]);
    }

    /** What is asked for. */
    List<RequestedSpec> specs() {
        List<RequestedSpec> asked = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            RequestedSpec written = specs.get(i);
            if (levels[i] == WRITTEN) {
                asked.add(written);
            } else if (levels[i] == LOOSENED) {
                asked.add(anyVersionOf(written));
            }
        }
        return asked;
    }

    /** Each of these one step looser: any version instead of some, nothing instead of any. */
    Loosening loosen(Collection<RequestedSpec> those) {
        int[] looser = levels.clone();
        for (int i = 0; i < levels.length; i++) {
            RequestedSpec written = specs.get(i);
            boolean isAny =
                    written.spec().toString().equals(anyVersionOf(written).text());
            if (levels[i] == WRITTEN && those.contains(written)) {
                looser[i] = isAny ? DROPPED : LOOSENED;
            } else if (levels[i] == LOOSENED && those.contains(anyVersionOf(written))) {
                looser[i] = DROPPED;
            }
        }
        return new Loosening(specs, looser);
    }

    /** The same with one spec as it was written, for each that is not. */
    List<Loosening> tighter() {
        List<Loosening> tighter = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] != WRITTEN) {
                int[] one = levels.clone();
                one[i] = WRITTEN;
                tighter.add(new Loosening(specs, one));
            }
        }
        return tighter;
    }

    /** The specs that are loosened, as they were written. */
    List<String> loosened() {
        return at(LOOSENED);
    }

    /** The specs that are dropped, as they were written. */
    List<String> dropped() {
        return at(DROPPED);
    }

    private List<String> at(int level) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] == level) {
                texts.add(specs.get(i).toString());
            }
        }
        return texts;
    }

    private static RequestedSpec anyVersionOf(RequestedSpec written) {
        return written.spec()
                .name()
                .map(name -> new RequestedSpec(MatchSpec.of(name), name.value(), written.origin()))
                .orElse(written);
    }

    /** Whether the same is asked for. */
    boolean isAs(Loosening other) {
        return Arrays.equals(levels, other.levels);
    }
}
