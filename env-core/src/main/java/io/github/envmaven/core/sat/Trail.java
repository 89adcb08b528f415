package io.github.envmaven.core.sat;

import java.util.Arrays;

/**
 * The assignment in order (section 4.2 of the paper): which literals are true, since which decision level, and why.
 *
 * <p>A reason is {@link #DECISION}, a clause of the {@link ClauseStore} (positive), or another true literal {@code p}
 * that implies this one through a two-literal clause or an at-most-one group, stored as {@code -p}.
 */
final class Trail {

    static final int DECISION = 0;

    private final Assignment assignment;
    private final IntList levelStarts = new IntList();
    private int[] literals = new int[64];
    private int size;
    private int[] levels = new int[64];
    private int[] reasons = new int[64];

    Trail(Assignment assignment) {
        this.assignment = assignment;
    }

    void ensureVariable(int variable) {
        assignment.ensureVariable(variable);
        if (variable >= levels.length) {
            int capacity = Math.max(variable + 1, levels.length * 2);
            literals = Arrays.copyOf(literals, capacity);
            levels = Arrays.copyOf(levels, capacity);
            reasons = Arrays.copyOf(reasons, capacity);
        }
    }

    int size() {
        return size;
    }

    int literalAt(int index) {
        return literals[index];
    }

    int level() {
        return levelStarts.size();
    }

    int levelOf(int variable) {
        return levels[variable];
    }

    int reasonOf(int variable) {
        return reasons[variable];
    }

    int trueLiteral(int variable) {
        int positive = Literals.positive(variable);
        return assignment.isTrue(positive) ? positive : Literals.not(positive);
    }

    int sizeAtLevelZero() {
        return level() == 0 ? size : levelStarts.get(0);
    }

    void openLevel() {
        levelStarts.add(size);
    }

    void assign(int literal, int reason) {
        assignment.setTrue(literal);
        int variable = Literals.variable(literal);
        levels[variable] = levelStarts.size();
        reasons[variable] = reason;
        literals[size++] = literal;
    }

    void moveReason(int variable, int reason) {
        reasons[variable] = reason;
    }

    void backjumpTo(int level) {
        if (level >= level()) {
            return;
        }
        int keep = levelStarts.get(level);
        for (int i = size - 1; i >= keep; i--) {
            assignment.clear(literals[i]);
        }
        size = keep;
        levelStarts.truncate(level);
    }
}
