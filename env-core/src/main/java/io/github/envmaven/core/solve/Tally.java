package io.github.envmaven.core.solve;

import io.github.envmaven.core.sat.Literals;
import io.github.envmaven.core.sat.SatSolver;

/**
 * Counts how many of some literals are true, as a sequential counter whose rows are made when they are asked for: in row
 * {@code j}, {@code r(j,i)} says that at least {@code j} of the first {@code i} literals are true.
 *
 * <pre>
 *   ¬r(j,i-1) ∨ r(j,i)        ¬v(i) ∨ ¬r(j-1,i-1) ∨ r(j,i)
 * </pre>
 */
final class Tally {

    private final SatSolver sat;
    private final int[] counted;
    private int[] row;
    private int least;

    /** A tally whose first row says that at least one is true. */
    Tally(SatSolver sat, int[] counted) {
        this.sat = sat;
        this.counted = counted;
        this.row = new int[0];
    }

    /**
     * The literal that one more than the last time are true; the first time, that at least one is.
     *
     * @return {@link Literals#NONE} where there are not so many
     */
    int next() {
        if (least == counted.length) {
            return Literals.NONE;
        }
        int[] before = row;
        row = new int[counted.length];
        for (int i = least; i < counted.length; i++) {
            row[i] = Literals.positive(sat.newVariable());
            if (i > least) {
                sat.addPair(Literals.not(row[i - 1]), row[i]);
            }
            if (least == 0) {
                sat.addPair(Literals.not(counted[i]), row[i]);
            } else {
                sat.addClause(new int[] {Literals.not(counted[i]), Literals.not(before[i - 1]), row[i]}, 3);
            }
        }
        least++;
        return row[counted.length - 1];
    }
}
