package io.github.envmaven.core.solve;

import io.github.envmaven.core.sat.IntList;
import io.github.envmaven.core.sat.Literals;
import io.github.envmaven.core.sat.SatSolver;
import java.util.Arrays;

/**
 * Which requirement is served next, and by which candidate; the order that resolvo made the custom. The user's
 * requirements come first, in their order, then those of the chosen candidates in the order of discovery. A later
 * requirement goes first only when its name took part in more conflicts and it has fewer candidates left. The
 * requirement gets its best undecided candidate.
 */
final class DecisionOrder {

    private final SatSolver sat;
    private final PackageSource source;
    private final Encoder encoder;
    private final Agenda agenda;
    private final Activity activity = new Activity();
    private Demand root;
    private int bestRequirement;
    private double bestActivity;
    private double highestUnmet;
    private double[] ceilings = new double[64];
    private int[] ceilingSince = new int[64];
    private int bestCount;
    private boolean met;

    DecisionOrder(SatSolver sat, PackageSource source, Encoder encoder, Agenda agenda, Demand root) {
        this.sat = sat;
        this.source = source;
        this.encoder = encoder;
        this.agenda = agenda;
        this.root = root;
    }

    /** The candidate to try next, or -1 where every requirement is met. */
    int next() {
        bestRequirement = -1;
        consider(root);
        if (bestRequirement < 0) {
            considerChosen();
        }
        return bestRequirement < 0 ? -1 : bestCandidate(bestRequirement);
    }

    private void considerChosen() {
        for (int place = agenda.nextOpen(0); place >= 0; place = agenda.nextOpen(place + 1)) {
            Demand demand = agenda.demandAt(place);
            if (bestRequirement >= 0 && isBelowBest(place)) {
                continue;
            }
            met = demand.conditional().isEmpty();
            consider(demand);
            if (met) {
                agenda.close(place, sat.trailSize());
            } else if (bestRequirement >= 0 && activity.isCold()) {
                return;
            } else {
                keepCeiling(place);
            }
        }
    }

    /**
     * Whether nothing at a place can go first: the highest activity that was unmet there when it was last looked at does
     * not reach the best. Until the next conflict, what is met stays met and no activity changes.
     */
    private boolean isBelowBest(int place) {
        return place < ceilingSince.length && ceilingSince[place] == since() && ceilings[place] <= bestActivity;
    }

    private void keepCeiling(int place) {
        if (place >= ceilingSince.length) {
            int capacity = Math.max(place + 1, ceilingSince.length * 2);
            ceilingSince = Arrays.copyOf(ceilingSince, capacity);
            ceilings = Arrays.copyOf(ceilings, capacity);
        }
        ceilings[place] = highestUnmet;
        ceilingSince[place] = since();
    }

    private int since() {
        return 1 + agenda.backjumps() + activity.changes();
    }

    private void consider(Demand demand) {
        highestUnmet = 0;
        int[] names = demand.names();
        for (int i = 0; i < names.length; i++) {
            if (!agenda.isChosen(names[i])) {
                met = false;
                highestUnmet = Math.max(highestUnmet, activity.of(names[i]));
                consider(demand.requirements()[i], names[i]);
                if (activity.isCold()) {
                    return;
                }
            }
        }
        for (ConditionalRequirement conditional : demand.conditional()) {
            int name = source.nameOfRequirement(conditional.requirement());
            if (!agenda.isChosen(name)) {
                highestUnmet = Math.max(highestUnmet, activity.of(name));
                if (holds(conditional)) {
                    consider(conditional.requirement(), name);
                }
            }
        }
    }

    private boolean holds(ConditionalRequirement conditional) {
        for (int condition : conditional.conditions()) {
            int literal = encoder.conditionLiteral(condition);
            if (literal == Literals.NONE || !sat.isTrue(literal)) {
                return false;
            }
        }
        return true;
    }

    private void consider(int requirement, int name) {
        double activityOfName = activity.of(name);
        if (bestRequirement < 0) {
            bestRequirement = requirement;
            bestActivity = activityOfName;
            bestCount = -1;
        } else if (activityOfName > bestActivity) {
            if (bestCount < 0) {
                bestCount = countUndecided(bestRequirement);
            }
            int count = countUndecided(requirement);
            if (count < bestCount) {
                bestRequirement = requirement;
                bestActivity = activityOfName;
                bestCount = count;
            }
        }
    }

    private int countUndecided(int requirement) {
        int count = 0;
        for (int variable : encoder.matchingVariables(requirement)) {
            if (sat.isUndecided(Literals.positive(variable))) {
                count++;
            }
        }
        return count;
    }

    private int bestCandidate(int requirement) {
        int best = -1;
        int tieGroup = 0;
        for (int variable : encoder.matchingVariables(requirement)) {
            if (!sat.isUndecided(Literals.positive(variable))) {
                continue;
            }
            int candidate = encoder.candidateOf(variable);
            if (best < 0) {
                best = candidate;
                tieGroup = source.tieGroup(candidate);
            } else if (source.tieGroup(candidate) != tieGroup) {
                break;
            } else if (source.tieRank(candidate) < source.tieRank(best)) {
                best = candidate;
            }
        }
        if (best < 0) {
            throw new IllegalStateException(
                    "No candidate is left for requirement " + requirement + ", which propagation should have found");
        }
        return best;
    }

    /** Raises the activity of each name in a learnt clause. */
    void learnt(IntList clause) {
        for (int i = 0; i < clause.size(); i++) {
            int candidate = encoder.candidateOf(Literals.variable(clause.get(i)));
            if (candidate >= 0) {
                activity.bump(source.nameOfCandidate(candidate));
            }
        }
        activity.fade();
    }

    /** Replaces what the user asks for. */
    void serve(Demand newRoot) {
        root = newRoot;
    }

    /** Starts over as if no conflict had been met. */
    void forgetConflicts() {
        activity.forget();
    }
}
