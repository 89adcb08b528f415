package io.github.envmaven.core.solve;

import io.github.envmaven.core.sat.IntList;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose requirements must be met now: the chosen candidates, in the order in which they were discovered. Follows the
 * trail of the solver, forwards and backwards, and leaves out those whose requirements were all found met.
 */
final class Agenda {

    private final PackageSource source;
    private final IdMap placeOfCandidate = new IdMap();
    private final List<Demand> demandByPlace = new ArrayList<>();
    private final IdMap chosenOfName = new IdMap();
    private final IntList chosenAt = new IntList();
    private final IntList chosen = new IntList();
    private final IntList closedAt = new IntList();
    private final IntList closed = new IntList();
    private final BitSequence open = new BitSequence();
    private int backjumps;

    Agenda(PackageSource source) {
        this.source = source;
    }

    /** Gives a candidate that a requirement lists its place in the order, unless it has one. */
    void discover(int candidate) {
        if (placeOfCandidate.get(candidate) == 0) {
            demandByPlace.add(Demand.NONE);
            placeOfCandidate.put(candidate, demandByPlace.size());
        }
    }

    /** Tells what a discovered candidate requires. */
    void register(int candidate, Demand demand) {
        discover(candidate);
        demandByPlace.set(placeOf(candidate), demand);
    }

    /** A candidate became true at an index of the trail. */
    void choose(int candidate, int trailIndex) {
        discover(candidate);
        open.set(placeOf(candidate));
        chosenOfName.put(source.nameOfCandidate(candidate), candidate + 1);
        chosenAt.add(trailIndex);
        chosen.add(candidate);
    }

    /** All requirements at a place are met as long as the trail does not become shorter than it is now. */
    void close(int place, int trailSize) {
        open.clear(place);
        closed.add(place);
        closedAt.add(trailSize);
    }

    /** Takes back what happened from an index of the trail on. */
    void backjump(int trailSize) {
        backjumps++;
        while (closedAt.size() > 0 && closedAt.get(closedAt.size() - 1) > trailSize) {
            closedAt.removeLast();
            open.set(closed.removeLast());
        }
        while (chosenAt.size() > 0 && chosenAt.get(chosenAt.size() - 1) >= trailSize) {
            chosenAt.removeLast();
            int candidate = chosen.removeLast();
            open.clear(placeOf(candidate));
            chosenOfName.put(source.nameOfCandidate(candidate), 0);
        }
    }

    /** How often something was taken back. */
    int backjumps() {
        return backjumps;
    }

    boolean isChosen(int name) {
        return chosenOfName.get(name) != 0;
    }

    /** The first place from one on whose requirements may not all be met, or -1. */
    int nextOpen(int from) {
        return open.next(from);
    }

    Demand demandAt(int place) {
        return demandByPlace.get(place);
    }

    /** The chosen candidates in the order in which they were chosen. */
    int[] chosenCandidates() {
        return chosen.toArray();
    }

    private int placeOf(int candidate) {
        return placeOfCandidate.get(candidate) - 1;
    }
}
