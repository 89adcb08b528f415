package io.github.envmaven.core.explain;

import java.util.List;

/**
 * Whether a spec that the user asked about could be met.
 *
 * @param verdict whether it could
 * @param spec the spec
 * @param version the version it would give; empty where it could not
 * @param changes what else would change
 * @param hindrances what stands in the way
 * @param way what would make it possible
 */
public record SpecAnswer(
        Verdict verdict, String spec, String version, List<Change> changes, List<Hindrance> hindrances, WayOut way) {

    /** Copies the lists. */
    public SpecAnswer {
        changes = List.copyOf(changes);
        hindrances = List.copyOf(hindrances);
    }

    /** An answer without further words. */
    static SpecAnswer of(Verdict verdict, String spec) {
        return new SpecAnswer(verdict, spec, "", List.of(), List.of(), WayOut.NONE);
    }
}
