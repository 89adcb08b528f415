package io.github.envmaven.core.sat;

import java.util.Arrays;

/** The values of all literals; both signs are stored, so that looking one up is a single read. */
final class Assignment {

    private static final byte TRUE = 1;
    private static final byte FALSE = -1;

    private byte[] values = new byte[64];

    void ensureVariable(int variable) {
        int needed = Literals.negative(variable) + 1;
        if (needed > values.length) {
            values = Arrays.copyOf(values, Math.max(needed, values.length * 2));
        }
    }

    boolean isTrue(int literal) {
        return values[literal] == TRUE;
    }

    boolean isFalse(int literal) {
        return values[literal] == FALSE;
    }

    boolean isUndecided(int literal) {
        return values[literal] == 0;
    }

    void setTrue(int literal) {
        values[literal] = TRUE;
        values[Literals.not(literal)] = FALSE;
    }

    void clear(int literal) {
        values[literal] = 0;
        values[Literals.not(literal)] = 0;
    }
}
