package io.github.envmaven.core.solve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says many candidates of a name in a few words: versions that follow each other become a range, and builds are counted:
 * {@code numpy 1.21.0 to 1.21.6, 1.23.1 (40 builds)}.
 */
final class VersionList {

    private static final int MOST_RANGES = 4;

    private final PackageSource source;
    private final PackageWords words;

    VersionList(PackageSource source, PackageWords words) {
        this.source = source;
        this.words = words;
    }

    /** The name, the versions and how many builds. */
    String describe(Collection<Integer> candidates) {
        int first = candidates.iterator().next();
        String name = words.name(source.nameOfCandidate(first));
        String versions = versions(candidates);
        return versions.isEmpty() ? name : name + " " + versions;
    }

    /** The versions and how many builds, without the name. */
    String versions(Collection<Integer> candidates) {
        Map<Integer, String> byIndex = new TreeMap<>();
        for (int candidate : candidates) {
            byIndex.putIfAbsent(words.versionIndex(candidate), words.version(candidate));
        }
        if (candidates.size() == 1) {
            int only = candidates.iterator().next();
            return (words.version(only) + " " + words.build(only)).strip();
        }
        String ranges = shorten(ranges(byIndex));
        return byIndex.size() == candidates.size() ? ranges : ranges + " (" + candidates.size() + " builds)";
    }

    private static List<String> ranges(Map<Integer, String> byIndex) {
        List<String> ranges = new ArrayList<>();
        List<String> run = new ArrayList<>();
        int last = Integer.MIN_VALUE;
        for (Map.Entry<Integer, String> version : byIndex.entrySet()) {
            if (version.getKey() != last + 1) {
                endRun(ranges, run);
            }
            run.add(version.getValue());
            last = version.getKey();
        }
        endRun(ranges, run);
        return ranges;
    }

    private static void endRun(List<String> ranges, List<String> run) {
        if (run.size() > 2) {
            ranges.add(run.get(0) + " to " + run.get(run.size() - 1));
        } else {
            ranges.addAll(run);
        }
        run.clear();
    }

    private static String shorten(List<String> ranges) {
        if (ranges.size() <= MOST_RANGES) {
            return String.join(", ", ranges);
        }
        return ranges.get(0) + ", " + ranges.get(1) + ", ..., " + ranges.get(ranges.size() - 1);
    }

    /** Requirements in words: as they were written where they are few, else by what they allow. */
    String requirements(Collection<Integer> requirements) {
        TreeSet<Integer> allowed = new TreeSet<>();
        for (int requirement : requirements) {
            for (int candidate : source.matching(requirement)) {
                allowed.add(candidate);
            }
        }
        if (requirements.size() <= 2 || allowed.isEmpty()) {
            return requirements.stream()
                    .limit(2)
                    .map(words::requirement)
                    .distinct()
                    .reduce((a, b) -> a + " or " + b)
                    .orElse("");
        }
        return describe(allowed);
    }
}
