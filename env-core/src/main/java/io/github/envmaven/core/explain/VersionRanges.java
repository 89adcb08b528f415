package io.github.envmaven.core.explain;

import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Says many versions in a few words: those that follow each other among all there are become a range. */
final class VersionRanges {

    private VersionRanges() {}

    /**
     * The words.
     *
     * @param some some of them
     * @param all all versions there are
     * @return for example {@code 2.0.0 to 2.3.5, 2.4.1}
     */
    static String of(Collection<Version> some, Collection<Version> all) {
        TreeSet<Version> chosen = new TreeSet<>(some);
        List<String> ranges = new ArrayList<>();
        List<Version> run = new ArrayList<>();
        for (Version version : new TreeSet<>(all)) {
            if (chosen.contains(version)) {
                run.add(version);
            } else {
                end(run, ranges);
            }
        }
        end(run, ranges);
        return String.join(", ", ranges);
    }

    private static void end(List<Version> run, List<String> ranges) {
        if (run.size() > 2) {
            ranges.add(run.get(0) + " to " + run.get(run.size() - 1));
        } else {
            run.forEach(version -> ranges.add(version.toString()));
        }
        run.clear();
    }
}
