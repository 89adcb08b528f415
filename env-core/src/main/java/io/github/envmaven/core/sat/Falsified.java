package io.github.envmaven.core.sat;

/** The clause whose literals are all false: a clause of the store, or a pair of literals that is stored nowhere. */
final class Falsified {

    private int clause;
    private int first;
    private int second;
    private boolean present;

    void setClause(int newClause) {
        clause = newClause;
        present = true;
    }

    void setPair(int newFirst, int newSecond) {
        clause = 0;
        first = newFirst;
        second = newSecond;
        present = true;
    }

    boolean isPresent() {
        return present;
    }

    void clear() {
        present = false;
    }

    boolean isPair() {
        return clause == 0;
    }

    int clause() {
        return clause;
    }

    int first() {
        return first;
    }

    int second() {
        return second;
    }
}
