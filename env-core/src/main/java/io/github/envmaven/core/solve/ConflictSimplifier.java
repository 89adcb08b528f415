package io.github.envmaven.core.solve;

import io.github.envmaven.core.event.Event.SolveStage;
import io.github.envmaven.core.sat.Literals;
import io.github.envmaven.core.sat.Outcome;
import io.github.envmaven.core.sat.SatSolver;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the few links between names that an explanation needs: those in the engine's proof, less each that the rest can
 * do without. What lies far from the user's wishes goes first.
 */
final class ConflictSimplifier {

    private static final int[] NO_ASSUMPTIONS = {};
    private static final long TRIAL_CONFLICTS = 2_000;

    /** How many conflicts the proof may take, all of which are remembered; beyond that nothing can be told. */
    private static final long PROOF_CONFLICTS = 200_000;

    private static final int TRIALS = 400;

    /** How many conflicts all trials may meet. */
    private static final long ALL_TRIAL_CONFLICTS = 40_000;

    private final PackageSource source;
    private final Dependencies root;
    private final SolveLimits limits;
    private long spent;

    ConflictSimplifier(PackageSource source, Dependencies root, SolveLimits limits) {
        this.source = source;
        this.root = root;
        this.limits = limits;
    }

    /** Links that are enough for the conflict; without any of them, as far as was tried, there would be none. */
    Set<Link> links() {
        Set<Link> links = proven();
        List<Link> order = new ArrayList<>(links);
        int trials = 0;
        for (int i = order.size() - 1;
                i >= 0 && trials < TRIALS && spent < ALL_TRIAL_CONFLICTS && !isCancelled();
                i--) {
            Set<Link> fewer = new LinkedHashSet<>(links);
            fewer.remove(order.get(i));
            trials++;
            if (conflicts(new LinkedSource(source, fewer))) {
                links = fewer;
            }
        }
        return links;
    }

    private boolean isCancelled() {
        return limits.cancelled().getAsBoolean();
    }

    private boolean conflicts(PackageSource restricted) {
        SatSolver sat = SatSolver.create();
        CandidateSearch search = new CandidateSearch(sat, restricted, root, limits);
        search.enter(SolveStage.EXPLAINING);
        Outcome outcome = sat.solve(search, NO_ASSUMPTIONS, TRIAL_CONFLICTS);
        spent += sat.conflicts();
        return outcome == Outcome.UNSATISFIABLE;
    }

    /** The links in the proof, in the order in which candidates were encoded. */
    private Set<Link> proven() {
        SatSolver sat = SatSolver.withProof();
        CandidateSearch search = CandidateSearch.forProof(sat, source, root, limits);
        search.enter(SolveStage.EXPLAINING);
        Set<Link> links = new LinkedHashSet<>();
        if (sat.solve(search, NO_ASSUMPTIONS, PROOF_CONFLICTS) == Outcome.UNSATISFIABLE) {
            List<int[]> core = new ArrayList<>(sat.core());
            core.sort((a, b) -> Integer.compare(firstVariable(a), firstVariable(b)));
            for (int[] clause : core) {
                addLink(links, search.encoder(), clause);
            }
        }
        return links;
    }

    private static int firstVariable(int[] clause) {
        int first = Integer.MAX_VALUE;
        for (int literal : clause) {
            first = Math.min(first, Literals.variable(literal));
        }
        return first;
    }

    /** A clause that begins with a negated candidate says what that candidate asks for. */
    private void addLink(Set<Link> links, Encoder encoder, int[] clause) {
        int parent = -1;
        for (int literal : clause) {
            int candidate = encoder.candidateOf(Literals.variable(literal));
            if (candidate >= 0 && !Literals.isPositive(literal)) {
                parent = source.nameOfCandidate(candidate);
            }
        }
        if (parent < 0) {
            return;
        }
        if (clause.length == 1) {
            links.add(new Link(Link.Kind.DEFECT, parent, parent));
        }
        for (int literal : clause) {
            int variable = Literals.variable(literal);
            int required = encoder.requirementOfGate(variable);
            int constraint = encoder.constraintOfViolation(variable);
            if (required >= 0 && Literals.isPositive(literal)) {
                links.add(new Link(Link.Kind.REQUIRES, parent, source.nameOfRequirement(required)));
            } else if (constraint >= 0 && !Literals.isPositive(literal)) {
                links.add(new Link(Link.Kind.CONSTRAINS, parent, source.nameOfRequirement(constraint)));
            }
        }
    }
}
