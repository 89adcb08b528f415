package io.github.envmaven.core.sat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SatSolverTest {

    private static final int[] NO_ASSUMPTIONS = {};

    @Test
    void findsAModelOfASatisfiableFormula() {
        SatSolver sat = SatSolver.create();
        int a = sat.newVariable();
        int b = sat.newVariable();
        sat.addPair(Literals.negative(a), Literals.positive(b));

        Outcome outcome = sat.solve(new LowestFirst(sat, 2), NO_ASSUMPTIONS, 100);

        assertThat(outcome).isEqualTo(Outcome.SATISFIABLE);
        assertThat(sat.isTrue(Literals.positive(b))).isTrue();
    }

    @Test
    void letsAtMostOneOfAGroupBeTrue() {
        SatSolver sat = SatSolver.create();
        int first = sat.newGroup(3);
        sat.addClause(new int[] {Literals.positive(first)}, 1);
        sat.addPair(Literals.positive(first + 1), Literals.positive(first + 2));

        assertThat(sat.solve(new LowestFirst(sat, 3), NO_ASSUMPTIONS, 100)).isEqualTo(Outcome.UNSATISFIABLE);
    }

    @Test
    void tellsWhichAssumptionsClash() {
        SatSolver sat = SatSolver.create();
        int a = sat.newVariable();
        int b = sat.newVariable();
        int c = sat.newVariable();
        sat.addPair(Literals.negative(a), Literals.negative(c));
        int[] assumptions = {Literals.positive(a), Literals.positive(b), Literals.positive(c)};

        Outcome outcome = sat.solve(new LowestFirst(sat, 3), assumptions, 100);

        assertThat(outcome).isEqualTo(Outcome.ASSUMPTIONS_FAILED);
        assertThat(sat.failedAssumptions()).containsExactlyInAnyOrder(Literals.positive(a), Literals.positive(c));
    }

    @Test
    void agreesWithTruthTablesOnRandomFormulas() {
        for (int seed = 0; seed < 3000; seed++) {
            RandomFormula formula = new RandomFormula(seed);
            SatSolver sat = SatSolver.create();
            formula.addTo(sat, formula.clauses());

            Outcome outcome = sat.solve(new LowestFirst(sat, formula.variables()), NO_ASSUMPTIONS, 100_000);

            assertThat(outcome == Outcome.SATISFIABLE).as("seed " + seed).isEqualTo(formula.isSatisfiable());
        }
    }

    @Test
    void takesClausesInTheMiddleOfASearch() {
        for (int seed = 0; seed < 3000; seed++) {
            RandomFormula formula = new RandomFormula(seed);
            SatSolver sat = SatSolver.create();
            formula.addTo(sat, List.of());

            Outcome outcome = sat.solve(new LateClauses(sat, formula), NO_ASSUMPTIONS, 100_000);

            assertThat(outcome == Outcome.SATISFIABLE).as("seed " + seed).isEqualTo(formula.isSatisfiable());
        }
    }

    @Test
    void provesAContradictionByClausesThatContradictEachOther() {
        for (int seed = 0; seed < 3000; seed++) {
            RandomFormula formula = new RandomFormula(seed);
            SatSolver sat = SatSolver.withProof();
            formula.addTo(sat, formula.clauses());

            if (sat.solve(new LowestFirst(sat, formula.variables()), NO_ASSUMPTIONS, 100_000)
                    == Outcome.UNSATISFIABLE) {
                assertThat(formula.isSatisfiable(sat.core())).as("seed " + seed).isFalse();
            }
        }
    }

    /** Decides the lowest undecided variable to be true. */
    private static class LowestFirst implements Search {

        private final SatSolver sat;
        private final int variables;

        LowestFirst(SatSolver sat, int variables) {
            this.sat = sat;
            this.variables = variables;
        }

        @Override
        public boolean expand() {
            return false;
        }

        @Override
        public int decide() {
            for (int variable = 1; variable <= variables; variable++) {
                if (sat.isUndecided(Literals.positive(variable))) {
                    return Literals.positive(variable);
                }
            }
            return Literals.NONE;
        }

        @Override
        public void learnt(IntList clause) {}

        @Override
        public void backjumped(int trailSize) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    /** Adds one clause more whenever there is nothing to propagate. */
    private static final class LateClauses extends LowestFirst {

        private final SatSolver sat;
        private final List<int[]> open;

        LateClauses(SatSolver sat, RandomFormula formula) {
            super(sat, formula.variables());
            this.sat = sat;
            this.open = new ArrayList<>(formula.clauses());
        }

        @Override
        public boolean expand() {
            if (open.isEmpty() || sat.trailSize() < 2 && open.size() % 2 == 0) {
                return false;
            }
            int[] clause = open.remove(0);
            sat.addClause(clause, clause.length);
            return true;
        }

        @Override
        public int decide() {
            int literal = super.decide();
            return literal == Literals.NONE && expand() ? AGAIN : literal;
        }
    }

    /** A small formula that a truth table can decide. */
    private static final class RandomFormula {

        private final int variables;
        private final int groupSize;
        private final List<int[]> clauses = new ArrayList<>();

        RandomFormula(int seed) {
            Random random = new Random(seed);
            variables = 4 + random.nextInt(6);
            groupSize = random.nextInt(4);
            int count = (int) (variables * (2.5 + 2.5 * random.nextDouble()));
            for (int i = 0; i < count; i++) {
                clauses.add(clause(random));
            }
        }

        private int[] clause(Random random) {
            List<Integer> literals = new ArrayList<>();
            int length = random.nextInt(20) == 0 ? 1 : 2 + random.nextInt(3);
            while (literals.size() < length) {
                int literal = 2 * (1 + random.nextInt(variables)) + random.nextInt(2);
                if (!literals.contains(literal) && !literals.contains(Literals.not(literal))) {
                    literals.add(literal);
                }
            }
            return literals.stream().mapToInt(Integer::intValue).toArray();
        }

        int variables() {
            return variables;
        }

        List<int[]> clauses() {
            return clauses;
        }

        void addTo(SatSolver sat, List<int[]> added) {
            sat.newGroup(groupSize);
            for (int i = groupSize; i < variables; i++) {
                sat.newVariable();
            }
            added.forEach(clause -> sat.addClause(clause, clause.length));
        }

        boolean isSatisfiable() {
            return isSatisfiable(clauses);
        }

        boolean isSatisfiable(List<int[]> of) {
            for (int model = 0; model < 1 << variables; model++) {
                int bits = model;
                if (Integer.bitCount(bits & ((1 << groupSize) - 1)) <= 1
                        && of.stream().allMatch(clause -> isTrue(clause, bits))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isTrue(int[] clause, int model) {
            for (int literal : clause) {
                boolean value = (model >> (Literals.variable(literal) - 1) & 1) == 1;
                if (value == Literals.isPositive(literal)) {
                    return true;
                }
            }
            return false;
        }
    }
}
