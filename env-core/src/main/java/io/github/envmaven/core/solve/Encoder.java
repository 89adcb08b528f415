package io.github.envmaven.core.solve;

import io.github.envmaven.core.sat.IntList;
import io.github.envmaven.core.sat.Literals;
import io.github.envmaven.core.sat.SatSolver;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the source says into clauses, each when it is first needed. With {@code A} a candidate:
 *
 * <pre>
 *   A requires r          ¬A ∨ g(r)     and once for r:  ¬g(r) ∨ B1 ∨ ... ∨ Bn     the candidates that match r
 *   A requires r when q   ¬A ∨ ¬m(q) ∨ g(r)      and once for q:  ¬B ∨ m(q)        for each B that matches q
 *   A constrains q        ¬A ∨ ¬x(q)    and once for q:  ¬B ∨ x(q)                 for each B of q's name that does not
 *   one version a name    an at-most-one group over the candidates of the name
 * </pre>
 *
 * <p>A name that nothing requires has no variables; constraints and conditions on it wait until something does.
 */
final class Encoder {

    private final SatSolver sat;
    private final PackageSource source;
    private final IdMap firstVariableOfName = new IdMap();
    private final IdMap variableOfCandidate = new IdMap();
    private final IdMap candidateOfVariable = new IdMap();
    private final IdMap gates = new IdMap();
    private final IdMap matchVariables = new IdMap();
    private final IdMap violationVariables = new IdMap();
    private final Waiting waitingConditions = new Waiting();
    private final Waiting waitingConstraints = new Waiting();
    private final IntList clause = new IntList();
    private int[] @Nullable [] matchingVariables = new int[64][];
    private final IdMap requirementOfGate = new IdMap();
    private final IdMap constraintOfViolation = new IdMap();
    private final Gates gatePolicy;
    private int candidates;

    /** Which requirements get a gate variable. */
    enum Gates {
        /** Those with two candidates and more, which is faster. */
        WHERE_USEFUL,
        /** All, so that a clause tells what it was made from. */
        ALWAYS
    }

    Encoder(SatSolver sat, PackageSource source, Gates gatePolicy) {
        this.sat = sat;
        this.source = source;
        this.gatePolicy = gatePolicy;
    }

    /** The requirement that a gate variable stands for; -1 where the variable is none. */
    int requirementOfGate(int variable) {
        return requirementOfGate.get(variable) - 1;
    }

    /** The constraint that a violation variable stands for; -1 where the variable is none. */
    int constraintOfViolation(int variable) {
        return constraintOfViolation.get(variable) - 1;
    }

    /**
     * The variable of a candidate whose name has been required.
     *
     * @param candidate its id
     * @return its variable; zero where there is none
     */
    int variableOf(int candidate) {
        return variableOfCandidate.get(candidate);
    }

    /**
     * The candidate of a variable.
     *
     * @param variable the variable
     * @return the candidate's id; -1 where the variable stands for something else
     */
    int candidateOf(int variable) {
        return candidateOfVariable.get(variable) - 1;
    }

    /** How many candidates have variables. */
    int candidates() {
        return candidates;
    }

    /**
     * Adds the clauses of a candidate's, or with {@link Literals#NONE} the user's, dependencies.
     *
     * @param parent the positive literal of the candidate
     * @param dependencies its dependencies
     */
    void encode(int parent, Dependencies dependencies) {
        if (dependencies.defect().isPresent()) {
            beginClause(parent);
            endClause();
            return;
        }
        for (int requirement : dependencies.requirements()) {
            beginClause(parent);
            addRequirement(requirement);
            endClause();
        }
        for (ConditionalRequirement conditional : dependencies.conditional()) {
            encodeConditional(parent, conditional);
        }
        for (int constraint : dependencies.constraints()) {
            beginClause(parent);
            clause.add(Literals.negative(violationVariable(constraint)));
            endClause();
        }
    }

    private void encodeConditional(int parent, ConditionalRequirement conditional) {
        for (int condition : conditional.conditions()) {
            if (source.matching(condition).length == 0) {
                return;
            }
        }
        beginClause(parent);
        for (int condition : conditional.conditions()) {
            clause.add(Literals.negative(matchVariable(condition)));
        }
        addRequirement(conditional.requirement());
        endClause();
    }

    /** The literals of "one of the candidates that match", or the gate that stands for them where they are many. */
    private void addRequirement(int requirement) {
        load(source.nameOfRequirement(requirement));
        int[] matching = matchingVariables(requirement);
        if (matching.length <= 1 && gatePolicy == Gates.WHERE_USEFUL) {
            for (int variable : matching) {
                clause.add(Literals.positive(variable));
            }
            return;
        }
        int gate = gates.get(requirement);
        if (gate == 0) {
            gate = sat.newVariable();
            gates.put(requirement, gate);
            requirementOfGate.put(gate, requirement + 1);
            int[] literals = new int[matching.length + 1];
            literals[0] = Literals.negative(gate);
            for (int i = 0; i < matching.length; i++) {
                literals[i + 1] = Literals.positive(matching[i]);
            }
            sat.addClause(literals, literals.length);
        }
        clause.add(Literals.positive(gate));
    }

    /** The variables of the candidates that match a requirement, best first; its name must be loaded. */
    int[] matchingVariables(int requirement) {
        if (requirement >= matchingVariables.length) {
            matchingVariables =
                    Arrays.copyOf(matchingVariables, Math.max(requirement + 1, matchingVariables.length * 2));
        }
        int[] variables = matchingVariables[requirement];
        if (variables == null) {
            int[] matching = source.matching(requirement);
            variables = new int[matching.length];
            for (int i = 0; i < variables.length; i++) {
                variables[i] = variableOf(matching[i]);
            }
            matchingVariables[requirement] = variables;
        }
        return variables;
    }

    /** Gives the candidates of a name variables, and tells the constraints and conditions that waited for them. */
    void load(int name) {
        if (firstVariableOfName.get(name) != 0) {
            return;
        }
        int[] all = source.candidates(name);
        int first = sat.newGroup(all.length);
        firstVariableOfName.put(name, first);
        for (int i = 0; i < all.length; i++) {
            variableOfCandidate.put(all[i], first + i);
            candidateOfVariable.put(first + i, all[i] + 1);
        }
        candidates += all.length;
        for (int condition : waitingConditions.take(name)) {
            linkMatching(condition);
        }
        for (int constraint : waitingConstraints.take(name)) {
            linkViolating(constraint);
        }
    }

    private int matchVariable(int condition) {
        int variable = matchVariables.get(condition);
        if (variable == 0) {
            variable = sat.newVariable();
            matchVariables.put(condition, variable);
            if (isLoaded(condition)) {
                linkMatching(condition);
            } else {
                waitingConditions.add(source.nameOfRequirement(condition), condition);
            }
        }
        return variable;
    }

    /**
     * The literal that something matching a condition is chosen.
     *
     * @param condition the condition's id
     * @return the literal; {@link Literals#NONE} where nothing can match
     */
    int conditionLiteral(int condition) {
        int variable = matchVariables.get(condition);
        return variable == 0 ? Literals.NONE : Literals.positive(variable);
    }

    /** The variable that a candidate is chosen which a constraint forbids. */
    int violationVariable(int constraint) {
        int variable = violationVariables.get(constraint);
        if (variable == 0) {
            variable = sat.newVariable();
            violationVariables.put(constraint, variable);
            constraintOfViolation.put(variable, constraint + 1);
            if (isLoaded(constraint)) {
                linkViolating(constraint);
            } else {
                waitingConstraints.add(source.nameOfRequirement(constraint), constraint);
            }
        }
        return variable;
    }

    private boolean isLoaded(int requirement) {
        return firstVariableOfName.get(source.nameOfRequirement(requirement)) != 0;
    }

    private void linkMatching(int condition) {
        int matched = Literals.positive(matchVariables.get(condition));
        for (int candidate : source.matching(condition)) {
            sat.addPair(Literals.negative(variableOf(candidate)), matched);
        }
    }

    private void linkViolating(int constraint) {
        int violated = Literals.positive(violationVariables.get(constraint));
        int[] matching = source.matching(constraint);
        int next = 0;
        // Both lists have the same order, so one walk finds what is in the first only.
        for (int candidate : source.candidates(source.nameOfRequirement(constraint))) {
            if (next < matching.length && matching[next] == candidate) {
                next++;
            } else {
                sat.addPair(Literals.negative(variableOf(candidate)), violated);
            }
        }
    }

    private void beginClause(int parent) {
        clause.clear();
        if (parent != Literals.NONE) {
            clause.add(Literals.not(parent));
        }
    }

    private void endClause() {
        if (clause.size() == 0) {
            // The user asks for what does not exist: a contradiction, as a variable that must be true and false.
            int variable = sat.newVariable();
            sat.addClause(new int[] {Literals.positive(variable)}, 1);
            sat.addClause(new int[] {Literals.negative(variable)}, 1);
            return;
        }
        sat.addClause(clause.raw(), clause.size());
    }
}
