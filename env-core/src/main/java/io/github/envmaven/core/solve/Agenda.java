package io.github.envmaven.core.solve;

import io.github.envmaven.core.sat.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whose requirements must be met now: the chosen candidates, in the order in which they were discovered, the user first.
 * Follows the trail of the solver, forwards and backwards.
 */
final class Agenda {

    private final PackageSource source;
    private final IdMap placeOfCandidate = new IdMap();
    private final List<Dependencies> dependenciesByPlace = new ArrayList<>();
    private final IdMap chosenOfName = new IdMap();
    private final IntList trailPlaces = new IntList();
    private final IntList trailCandidates = new IntList();
    private long[] active = new long[16];
    private int places;

    Agenda(PackageSource source) {
        this.source = source;
    }

    /** Gives a candidate that a requirement lists its place in the order, unless it has one. */
    void discover(int candidate) {
        if (placeOfCandidate.get(candidate) == 0) {
            placeOfCandidate.put(candidate, ++places);
            dependenciesByPlace.add(Dependencies.of(new int[0], new int[0]));
        }
    }

    /** Tells what a discovered candidate requires. */
    void register(int candidate, Dependencies dependencies) {
        discover(candidate);
        dependenciesByPlace.set(placeOfCandidate.get(candidate) - 1, dependencies);
    }

    /** A candidate became true at an index of the trail. */
    void choose(int candidate, int trailIndex) {
        discover(candidate);
        int place = placeOfCandidate.get(candidate) - 1;
        if (place >> 6 >= active.length) {
            active = Arrays.copyOf(active, Math.max((place >> 6) + 1, active.length * 2));
        }
        active[place >> 6] |= 1L << place;
        chosenOfName.put(source.nameOfCandidate(candidate), candidate + 1);
        trailPlaces.add(trailIndex);
        trailCandidates.add(candidate);
    }

    /** Takes back the choices from an index of the trail on. */
    void backjump(int trailSize) {
        while (trailPlaces.size() > 0 && trailPlaces.get(trailPlaces.size() - 1) >= trailSize) {
            trailPlaces.removeLast();
            int candidate = trailCandidates.removeLast();
            int place = placeOfCandidate.get(candidate) - 1;
            active[place >> 6] &= ~(1L << place);
            chosenOfName.put(source.nameOfCandidate(candidate), 0);
        }
    }

    boolean isChosen(int name) {
        return chosenOfName.get(name) != 0;
    }

    /** The chosen candidate of a name, or -1. */
    int chosen(int name) {
        return chosenOfName.get(name) - 1;
    }

    /** The first place from one on that belongs to a chosen candidate, or -1. */
    int nextActive(int from) {
        int word = from >> 6;
        if (word >= active.length) {
            return -1;
        }
        long bits = active[word] & (-1L << from);
        while (bits == 0) {
            if (++word == active.length) {
                return -1;
            }
            bits = active[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    Dependencies dependenciesAt(int place) {
        return dependenciesByPlace.get(place);
    }

    /** The chosen candidates in the order in which they were chosen. */
    int[] chosenCandidates() {
        return trailCandidates.toArray();
    }
}
