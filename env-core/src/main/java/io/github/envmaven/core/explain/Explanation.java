package io.github.envmaven.core.explain;

import java.util.List;

/**
 * What there is to say about one package of an environment, or about one that is not in it.
 *
 * @param name the package's name
 * @param platform the environment's platform
 * @param kind {@code conda}, {@code pip}, {@code machine} for a virtual package, {@code missing} where it is not there
 * @param version the version there is; empty where there is none
 * @param build its build string
 * @param chains the shortest ways to it from what the user asked for
 * @param requirers the packages that need it themselves
 * @param newer why it is not newer
 * @param builds why it is no other build
 * @param asked whether the spec that was asked about could be met; its spec is empty where only a name was asked about
 * @param notes whole sentences about what could not be told, and about what else to know
 */
public record Explanation(
        String name,
        String platform,
        String kind,
        String version,
        String build,
        List<Chain> chains,
        List<Requirer> requirers,
        VersionAnswer newer,
        BuildAnswer builds,
        SpecAnswer asked,
        List<String> notes) {

    /** Copies the lists. */
    public Explanation {
        chains = List.copyOf(chains);
        requirers = List.copyOf(requirers);
        notes = List.copyOf(notes);
    }

    /**
     * A package that needs the one that is explained.
     *
     * @param name its name
     * @param version its version
     * @param needs what it asks, as a spec
     * @param refuses the newest version, where what it asks does not let that in; else empty
     */
    public record Requirer(String name, String version, String needs, String refuses) {}
}
