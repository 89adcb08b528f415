package io.github.envmaven.core.solve;

import java.util.Arrays;

/** How much each name has taken part in conflicts lately (VSIDS, by name): each conflict adds one and fades the rest. */
final class Activity {

    /** Fading by 0.95 each conflict, done by raising what one conflict adds instead. */
    private static final double GROWTH = 1 / 0.95;

    private static final double RESCALE_AT = 1e100;

    private double[] scores = new double[64];
    private double increment = 1;
    private boolean cold = true;
    private int changes;

    void bump(int name) {
        if (name >= scores.length) {
            scores = Arrays.copyOf(scores, Math.max(name + 1, scores.length * 2));
        }
        scores[name] += increment;
        cold = false;
    }

    void fade() {
        changes++;
        increment *= GROWTH;
        if (increment > RESCALE_AT) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] /= RESCALE_AT;
            }
            increment /= RESCALE_AT;
        }
    }

    double of(int name) {
        return name < scores.length ? scores[name] : 0;
    }

    /** Whether no conflict was met yet. */
    boolean isCold() {
        return cold;
    }

    /** How often the scores have changed. */
    int changes() {
        return changes;
    }

    void forget() {
        changes++;
        Arrays.fill(scores, 0);
        increment = 1;
        cold = true;
    }
}
