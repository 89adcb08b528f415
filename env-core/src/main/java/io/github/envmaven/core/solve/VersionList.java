package io.github.envmaven.core.solve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
        return (nameOf(candidates) + " " + versions(candidates)).strip();
    }

    /** The versions and how many builds, without the name. */
    String versions(Collection<Integer> candidates) {
        if (candidates.size() == 1) {
            int only = candidates.iterator().next();
            return (words.version(only) + " " + words.build(only)).strip();
        }
        Map<Integer, String> byIndex = byIndex(candidates);
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

    /** What is asked of a name: as it was written where that is short, else by what is allowed. */
    String asked(ConflictStep.Ask ask) {
        if (!isWritten(ask)) {
            return nameOf(ask.matching()) + " " + ranges(ask.matching());
        }
        List<String> texts = texts(ask);
        String joint = ask.form() == ConflictStep.Form.ALL_OF ? " and " : " or ";
        String first = texts.get(0);
        return texts.size() == 1 ? first : first + joint + withoutName(texts.get(1), first);
    }

    /** Whether {@link #asked} says it as it was written. */
    boolean isWritten(ConflictStep.Ask ask) {
        boolean simple = ask.form() != ConflictStep.Form.MIXED && texts(ask).size() <= 2;
        return simple || ask.isHopeless();
    }

    /** The different texts; of several that must all hold, those that ask for something. */
    private List<String> texts(ConflictStep.Ask ask) {
        List<String> texts =
                ask.requirements().stream().map(words::requirement).distinct().toList();
        if (ask.form() != ConflictStep.Form.ALL_OF) {
            return texts;
        }
        String name = words.name(source.nameOfRequirement(ask.requirements().get(0)));
        List<String> telling = texts.stream().filter(text -> !text.equals(name)).toList();
        return telling.isEmpty() ? texts : telling;
    }

    private static String withoutName(String text, String sibling) {
        int end = text.indexOf(' ');
        return end > 0 && sibling.startsWith(text.substring(0, end + 1)) ? text.substring(end + 1) : text;
    }

    /** Candidates that are not among those asked for; counted where the versions alone do not tell the difference. */
    String unlike(Collection<Integer> candidates, ConflictStep.Ask ask) {
        Set<Integer> wanted = new HashSet<>();
        ask.matching().forEach(candidate -> wanted.add(words.versionIndex(candidate)));
        boolean alike = candidates.stream().anyMatch(candidate -> wanted.contains(words.versionIndex(candidate)));
        return alike ? describe(candidates) : (nameOf(candidates) + " " + ranges(candidates)).strip();
    }

    private String nameOf(Collection<Integer> candidates) {
        return words.name(source.nameOfCandidate(candidates.iterator().next()));
    }

    private String ranges(Collection<Integer> candidates) {
        return shorten(ranges(byIndex(candidates)));
    }

    private Map<Integer, String> byIndex(Collection<Integer> candidates) {
        Map<Integer, String> byIndex = new TreeMap<>();
        for (int candidate : candidates) {
            byIndex.putIfAbsent(words.versionIndex(candidate), words.version(candidate));
        }
        return byIndex;
    }
}
