package io.github.envmaven.core.sat;

/**
 * Literals as ints: variable {@code v} (1, 2, ...) has the literals {@code 2v} ("v is true") and {@code 2v + 1} ("v is
 * false"). 0 and 1 are no literals and free for other uses.
 */
public final class Literals {

    /** No literal. */
    public static final int NONE = 0;

    private Literals() {}

    /**
     * The literal that a variable is true.
     *
     * @param variable from 1
     * @return its positive literal
     */
    public static int positive(int variable) {
        return variable << 1;
    }

    /**
     * The literal that a variable is false.
     *
     * @param variable from 1
     * @return its negative literal
     */
    public static int negative(int variable) {
        return (variable << 1) | 1;
    }

    /**
     * The opposite of a literal.
     *
     * @param literal a literal
     * @return the literal of the same variable with the other sign
     */
    public static int not(int literal) {
        return literal ^ 1;
    }

    /**
     * What a literal speaks about.
     *
     * @param literal a literal
     * @return its variable
     */
    public static int variable(int literal) {
        return literal >> 1;
    }

    /**
     * The sign of a literal.
     *
     * @param literal a literal
     * @return whether it says that its variable is true
     */
    public static boolean isPositive(int literal) {
        return (literal & 1) == 0;
    }
}
