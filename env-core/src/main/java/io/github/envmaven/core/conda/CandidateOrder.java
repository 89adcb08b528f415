package io.github.envmaven.core.conda;

import java.util.List;

/**
 * Which candidate of a name is better, as rattler orders them:
 *
 * <ol>
 *   <li>one that is favored;
 *   <li>one that tracks no features;
 *   <li>with flexible channel priority, one of an earlier channel;
 *   <li>the higher version, or the lower one where the {@link Strategy} says so;
 *   <li>the higher build number;
 *   <li>what is equal in all of this is a tie, which {@link TieOrder} breaks.
 * </ol>
 */
final class CandidateOrder {

    private final boolean earlierChannelsFirst;
    private final boolean lowestFirst;

    CandidateOrder(ChannelPriority priority, boolean lowest) {
        this.earlierChannelsFirst = priority == ChannelPriority.FLEXIBLE;
        this.lowestFirst = lowest;
    }

    private int byGrade(Candidate a, Candidate b) {
        if (a.isFavored() != b.isFavored()) {
            return a.isFavored() ? -1 : 1;
        }
        if (a.tracksFeatures() != b.tracksFeatures()) {
            return a.tracksFeatures() ? 1 : -1;
        }
        if (earlierChannelsFirst && a.channelRank() != b.channelRank()) {
            return Integer.compare(a.channelRank(), b.channelRank());
        }
        return lowestFirst ? a.version().compareTo(b.version()) : b.version().compareTo(a.version());
    }

    private int complete(Candidate a, Candidate b) {
        int order = byGrade(a, b);
        return order != 0 ? order : Long.compare(buildNumber(b), buildNumber(a));
    }

    private static long buildNumber(Candidate candidate) {
        return candidate.record().packageRecord().buildNumber();
    }

    /** Sorts candidates, best first, and tells each its grade and its tie group. */
    void sort(List<Candidate> candidates) {
        candidates.sort(this::complete);
        int grade = 0;
        int group = 0;
        for (int i = 0; i < candidates.size(); i++) {
            if (i > 0) {
                Candidate before = candidates.get(i - 1);
                Candidate next = candidates.get(i);
                boolean differs = byGrade(before, next) != 0;
                grade += differs ? 1 : 0;
                group += differs || buildNumber(before) != buildNumber(next) ? 1 : 0;
            }
            candidates.get(i).place(grade, group);
        }
    }
}
