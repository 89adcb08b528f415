package io.github.envmaven.core.sat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leads a contradiction at level zero back to the clauses that were given, through all that was learnt on the way. */
final class ProofTrace {

    private final Trail trail;
    private final ClauseStore clauses;
    private final ProofLog proof;
    private final List<int[]> given = new ArrayList<>();
    private final Set<Integer> visitedClauses = new HashSet<>();
    private final Set<Integer> visitedVariables = new HashSet<>();
    private final Set<Long> visitedPairs = new HashSet<>();
    private final IntList open = new IntList();
    private final IntList openFacts = new IntList();

    ProofTrace(Trail trail, ClauseStore clauses, ProofLog proof) {
        this.trail = trail;
        this.clauses = clauses;
        this.proof = proof;
    }

    List<int[]> clausesBehind(Falsified falsified) {
        if (falsified.isPair()) {
            usePair(falsified.first(), falsified.second());
            useFact(falsified.first());
            useFact(falsified.second());
        } else {
            useClause(falsified.clause());
            useFactsOf(falsified.clause());
        }
        while (open.size() + openFacts.size() > 0) {
            if (openFacts.size() > 0) {
                expandFact(openFacts.removeLast());
            } else {
                expand(open.removeLast());
            }
        }
        return given;
    }

    private void expand(int clause) {
        int[] derivation = proof.derivationOf(clause);
        if (derivation.length == 0) {
            given.add(clauses.literalsOf(clause));
            return;
        }
        for (int i = 0; i < derivation.length; i++) {
            if (derivation[i] == 0) {
                usePair(derivation[i + 1], derivation[i + 2]);
                i += 2;
            } else if (derivation[i] < 0) {
                useFact(-derivation[i]);
            } else {
                useClause(derivation[i]);
            }
        }
    }

    private void useClause(int clause) {
        if (visitedClauses.add(clause)) {
            open.add(clause);
        }
    }

    private void usePair(int first, int second) {
        long key = ((long) Math.min(first, second) << 32) | Math.max(first, second);
        if (visitedPairs.add(key)) {
            given.add(new int[] {first, second});
        }
    }

    private void useFactsOf(int clause) {
        for (int literal : clauses.literalsOf(clause)) {
            useFact(literal);
        }
    }

    /** A literal that is false since level zero: its reason belongs to the proof, and so do that reason's literals. */
    private void useFact(int falseLiteral) {
        int variable = Literals.variable(falseLiteral);
        if (visitedVariables.add(variable)) {
            openFacts.add(variable);
        }
    }

    private void expandFact(int variable) {
        int reason = trail.reasonOf(variable);
        if (reason < 0) {
            usePair(trail.trueLiteral(variable), Literals.not(-reason));
            useFact(Literals.not(-reason));
        } else if (reason > 0) {
            useClause(reason);
            useFactsOf(reason);
        }
    }
}
