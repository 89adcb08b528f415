package io.github.envmaven.core.conda;

import java.util.Comparator;
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

    private final Comparator<Candidate> byGrade;
    private final Comparator<Candidate> complete;

    CandidateOrder(ChannelPriority priority, boolean lowest) {
        Comparator<Candidate> order = Comparator.comparing((Candidate candidate) -> !candidate.isFavored())
                .thenComparing(Candidate::tracksFeatures);
        if (priority == ChannelPriority.FLEXIBLE) {
            order = order.thenComparingInt(Candidate::channelRank);
        }
        Comparator<Candidate> version = Comparator.comparing(Candidate::version);
        byGrade = order.thenComparing(lowest ? version : version.reversed());
        complete = byGrade.thenComparingLong(
                candidate -> -candidate.record().packageRecord().buildNumber());
    }

    /** Sorts candidates, best first, and tells each its grade and its tie group. */
    void sort(List<Candidate> candidates) {
        candidates.sort(complete);
        int grade = 0;
        int group = 0;
        for (int i = 0; i < candidates.size(); i++) {
            if (i > 0) {
                Candidate before = candidates.get(i - 1);
                grade += byGrade.compare(before, candidates.get(i)) == 0 ? 0 : 1;
                group += complete.compare(before, candidates.get(i)) == 0 ? 0 : 1;
            }
            candidates.get(i).place(grade, group);
        }
    }
}
