package io.github.envmaven.core.sat;

import java.util.Arrays;

/**
 * Learns from a false clause (section 4.3): resolves it with reasons, backwards along the trail, until one literal of
 * the conflict's level is left (the first unique implication point), then drops literals that the others imply.
 */
final class ConflictAnalyzer {

    private final Trail trail;
    private final ClauseStore clauses;
    private final ProofLog proof;
    private final IntList learnt = new IntList();
    private final IntList toClear = new IntList();
    private final IntList stack = new IntList();
    private boolean[] seen = new boolean[64];
    private int[] levelStamp = new int[64];
    private int stamp;
    private int level;
    private int glue;
    private int openAtLevel;

    ConflictAnalyzer(Trail trail, ClauseStore clauses, ProofLog proof) {
        this.trail = trail;
        this.clauses = clauses;
        this.proof = proof;
    }

    void ensureVariable(int variable) {
        if (variable >= seen.length) {
            seen = Arrays.copyOf(seen, Math.max(variable + 1, seen.length * 2));
        }
    }

    /** The learnt clause; its first literal becomes true once the trail is back at {@link #level()}. */
    IntList learnt() {
        return learnt;
    }

    /** The level to jump back to. */
    int level() {
        return level;
    }

    /** How many levels the learnt clause joins. */
    int glue() {
        return glue;
    }

    /**
     * The highest level among the literals of a false clause; above zero there is something to learn at that level.
     *
     * @param falsified the clause
     * @return its level
     */
    int levelOf(Falsified falsified) {
        if (falsified.isPair()) {
            return Math.max(levelOfLiteral(falsified.first()), levelOfLiteral(falsified.second()));
        }
        int highest = 0;
        int length = clauses.length(falsified.clause());
        for (int i = 0; i < length; i++) {
            highest = Math.max(highest, levelOfLiteral(clauses.literal(falsified.clause(), i)));
        }
        return highest;
    }

    /**
     * Learns a clause. The trail's current level must be that of {@link #levelOf}.
     *
     * @param falsified the false clause
     */
    void analyze(Falsified falsified) {
        proof.begin();
        learnt.clear();
        learnt.add(Literals.NONE);
        openAtLevel = 0;
        if (falsified.isPair()) {
            proof.usedPair(falsified.first(), falsified.second());
            mark(falsified.first());
            mark(falsified.second());
        } else {
            markClause(falsified.clause(), Literals.NONE);
        }
        int uip = resolveToFirstUip();
        learnt.set(0, Literals.not(uip));
        minimise();
        findLevelAndGlue();
        clearMarks();
    }

    private int resolveToFirstUip() {
        int index = trail.size() - 1;
        while (true) {
            while (!seen[Literals.variable(trail.literalAt(index))]) {
                index--;
            }
            int literal = trail.literalAt(index--);
            int variable = Literals.variable(literal);
            openAtLevel--;
            if (openAtLevel == 0) {
                return literal;
            }
            seen[variable] = false;
            markReason(literal, trail.reasonOf(variable));
        }
    }

    private void markReason(int literal, int reason) {
        if (reason < 0) {
            proof.usedPair(literal, Literals.not(-reason));
            mark(Literals.not(-reason));
        } else {
            markClause(reason, literal);
        }
    }

    private void markClause(int clause, int except) {
        proof.usedClause(clause);
        int length = clauses.length(clause);
        for (int i = 0; i < length; i++) {
            int literal = clauses.literal(clause, i);
            if (literal != except) {
                mark(literal);
            }
        }
    }

    private void mark(int falseLiteral) {
        int variable = Literals.variable(falseLiteral);
        if (seen[variable]) {
            return;
        }
        int levelOfVariable = trail.levelOf(variable);
        if (levelOfVariable == 0) {
            proof.usedFact(falseLiteral);
            return;
        }
        seen[variable] = true;
        toClear.add(variable);
        if (levelOfVariable == trail.level()) {
            openAtLevel++;
        } else {
            learnt.add(falseLiteral);
        }
    }

    /** Drops each literal whose falsehood follows from the others' (section 4.3, "conflict clause minimisation"). */
    private void minimise() {
        int kept = 1;
        for (int i = 1; i < learnt.size(); i++) {
            int literal = learnt.get(i);
            if (trail.reasonOf(Literals.variable(literal)) == Trail.DECISION || !isImplied(literal)) {
                learnt.set(kept++, literal);
            }
        }
        learnt.truncate(kept);
    }

    private boolean isImplied(int falseLiteral) {
        int marksBefore = toClear.size();
        stack.clear();
        stack.add(falseLiteral);
        while (stack.size() > 0) {
            if (!reasonIsMarked(stack.removeLast())) {
                for (int i = marksBefore; i < toClear.size(); i++) {
                    seen[toClear.get(i)] = false;
                }
                toClear.truncate(marksBefore);
                return false;
            }
        }
        if (proof.isEnabled()) {
            logReason(falseLiteral);
            for (int i = marksBefore; i < toClear.size(); i++) {
                logReason(Literals.not(trail.trueLiteral(toClear.get(i))));
            }
        }
        return true;
    }

    private void logReason(int falseLiteral) {
        int reason = trail.reasonOf(Literals.variable(falseLiteral));
        if (reason < 0) {
            proof.usedPair(Literals.not(falseLiteral), Literals.not(-reason));
        } else {
            proof.usedClause(reason);
        }
    }

    /** Marks the literals of a false literal's reason that need a look; false where one of them is a free decision. */
    private boolean reasonIsMarked(int falseLiteral) {
        int reason = trail.reasonOf(Literals.variable(falseLiteral));
        if (reason < 0) {
            return visit(Literals.not(-reason));
        }
        int length = clauses.length(reason);
        for (int i = 0; i < length; i++) {
            int literal = clauses.literal(reason, i);
            if (literal != Literals.not(falseLiteral) && !visit(literal)) {
                return false;
            }
        }
        return true;
    }

    private boolean visit(int falseLiteral) {
        int variable = Literals.variable(falseLiteral);
        if (seen[variable]) {
            return true;
        }
        if (trail.levelOf(variable) == 0) {
            proof.usedFact(falseLiteral);
            return true;
        }
        if (trail.reasonOf(variable) == Trail.DECISION) {
            return false;
        }
        seen[variable] = true;
        toClear.add(variable);
        stack.add(falseLiteral);
        return true;
    }

    private void findLevelAndGlue() {
        level = 0;
        int second = 0;
        stamp++;
        glue = 0;
        for (int i = 0; i < learnt.size(); i++) {
            int levelOfLiteral = levelOfLiteral(learnt.get(i));
            if (i > 0 && levelOfLiteral > level) {
                level = levelOfLiteral;
                second = i;
            }
            if (levelOfLiteral >= levelStamp.length) {
                levelStamp = Arrays.copyOf(levelStamp, levelOfLiteral * 2);
            }
            if (levelStamp[levelOfLiteral] != stamp) {
                levelStamp[levelOfLiteral] = stamp;
                glue++;
            }
        }
        if (second > 1) {
            int literal = learnt.get(1);
            learnt.set(1, learnt.get(second));
            learnt.set(second, literal);
        }
    }

    private void clearMarks() {
        for (int i = 0; i < toClear.size(); i++) {
            seen[toClear.get(i)] = false;
        }
        toClear.clear();
    }

    private int levelOfLiteral(int literal) {
        return trail.levelOf(Literals.variable(literal));
    }
}
