package io.github.envmaven.core.solve;

import io.github.envmaven.core.event.Event.SolveProgressed;
import io.github.envmaven.core.event.Event.SolveStage;
import io.github.envmaven.core.sat.IntList;
import io.github.envmaven.core.sat.Literals;
import io.github.envmaven.core.sat.SatSolver;
import io.github.envmaven.core.sat.Search;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Steers the engine through a problem: encodes what the assignment makes relevant, and decides by {@link DecisionOrder}.
 * A candidate is encoded before it is tried, so that one whose dependencies cannot be met now is mostly passed over
 * without a conflict.
 */
final class CandidateSearch implements Search {

    /** After how many conflicts progress is told: seconds apart on hard problems. */
    private static final int CONFLICTS_PER_EVENT = 1_000;

    private final SatSolver sat;
    private final PackageSource source;
    private final Encoder encoder;
    private final Agenda agenda;
    private final DecisionOrder order;
    private final SolveLimits limits;
    private final IdMap encoded = new IdMap();
    private final IdMap listed = new IdMap();
    private SolveStage stage = SolveStage.SEARCHING;
    private int trailSeen;
    private final Map<Integer, List<Waiting>> waiting = new HashMap<>();
    private int learnt;

    CandidateSearch(SatSolver sat, PackageSource source, Dependencies root, SolveLimits limits) {
        this(sat, source, root, limits, Encoder.Gates.WHERE_USEFUL);
    }

    /** A search whose clauses tell what they were made from. */
    static CandidateSearch forProof(SatSolver sat, PackageSource source, Dependencies root, SolveLimits limits) {
        return new CandidateSearch(sat, source, root, limits, Encoder.Gates.ALWAYS);
    }

    private CandidateSearch(
            SatSolver sat, PackageSource source, Dependencies root, SolveLimits limits, Encoder.Gates gates) {
        this.sat = sat;
        this.source = source;
        this.limits = limits;
        this.encoder = new Encoder(sat, source, gates);
        this.agenda = new Agenda(source);
        this.order = new DecisionOrder(sat, source, encoder, agenda, Demand.of(root, source));
        encoder.encode(Literals.NONE, root);
        discoverCandidatesOf(root);
    }

    /** Says what the search is for from now on. */
    void enter(SolveStage newStage) {
        stage = newStage;
    }

    Encoder encoder() {
        return encoder;
    }

    Agenda agenda() {
        return agenda;
    }

    DecisionOrder order() {
        return order;
    }

    @Override
    public boolean expand() {
        boolean added = false;
        while (trailSeen < sat.trailSize()) {
            int literal = sat.trailLiteral(trailSeen);
            int candidate = Literals.isPositive(literal) ? encoder.candidateOf(Literals.variable(literal)) : -1;
            if (candidate >= 0) {
                agenda.choose(candidate, trailSeen);
                added |= encode(candidate);
                added |= encodeWaitingFor(candidate);
            }
            trailSeen++;
        }
        return added;
    }

    @Override
    public int decide() {
        int candidate = order.next();
        if (candidate < 0) {
            return Literals.NONE;
        }
        int before = sat.trailSize();
        encode(candidate);
        return sat.trailSize() == before ? Literals.positive(encoder.variableOf(candidate)) : AGAIN;
    }

    private boolean encode(int candidate) {
        if (encoded.get(candidate) != 0) {
            return false;
        }
        encoded.put(candidate, 1);
        Dependencies dependencies = source.dependencies(candidate);
        agenda.register(candidate, Demand.of(dependencies, source));
        encode(candidate, source.isConditionalLazy() ? withoutWaiting(candidate, dependencies) : dependencies);
        return true;
    }

    private void encode(int candidate, Dependencies dependencies) {
        encoder.encode(Literals.positive(encoder.variableOf(candidate)), dependencies);
        discoverCandidatesOf(dependencies);
    }

    /** Puts off what depends on candidates that are not chosen, since asking what satisfies it may mean to fetch. */
    private Dependencies withoutWaiting(int candidate, Dependencies dependencies) {
        if (dependencies.conditional().isEmpty()) {
            return dependencies;
        }
        List<ConditionalRequirement> now = new ArrayList<>();
        for (ConditionalRequirement conditional : dependencies.conditional()) {
            int[] conditions = source.matching(conditional.conditions().get(0));
            if (isAnyTrue(conditions)) {
                now.add(conditional);
                continue;
            }
            for (int condition : conditions) {
                waiting.computeIfAbsent(condition, key -> new ArrayList<>()).add(new Waiting(candidate, conditional));
            }
        }
        return Dependencies.of(dependencies.requirements(), now, dependencies.constraints());
    }

    private boolean isAnyTrue(int[] candidates) {
        for (int candidate : candidates) {
            if (sat.isTrue(Literals.positive(encoder.variableOf(candidate)))) {
                return true;
            }
        }
        return false;
    }

    private boolean encodeWaitingFor(int condition) {
        List<Waiting> due = waiting.remove(condition);
        if (due == null) {
            return false;
        }
        for (Waiting one : due) {
            encode(one.candidate(), Dependencies.of(new int[0], List.of(one.conditional()), new int[0]));
        }
        return true;
    }

    /**
     * A conditional requirement of a candidate that is not encoded yet.
     *
     * @param candidate whose it is
     * @param conditional what it is
     */
    private record Waiting(int candidate, ConditionalRequirement conditional) {}

    private void discoverCandidatesOf(Dependencies dependencies) {
        for (int requirement : dependencies.requirements()) {
            discoverMatching(requirement);
        }
        for (ConditionalRequirement conditional : dependencies.conditional()) {
            discoverMatching(conditional.requirement());
        }
    }

    private void discoverMatching(int requirement) {
        if (listed.get(requirement) != 0) {
            return;
        }
        listed.put(requirement, 1);
        for (int candidate : source.matching(requirement)) {
            agenda.discover(candidate);
        }
    }

    @Override
    public void learnt(IntList clause) {
        order.learnt(clause);
        if (++learnt % CONFLICTS_PER_EVENT == 0) {
            limits.listener().onEvent(new SolveProgressed(stage, sat.decisions(), learnt));
        }
    }

    @Override
    public void backjumped(int trailSize) {
        agenda.backjump(trailSize);
        trailSeen = Math.min(trailSeen, trailSize);
    }

    @Override
    public boolean isCancelled() {
        return limits.cancelled().getAsBoolean();
    }
}
