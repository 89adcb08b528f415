package io.github.envmaven.core.pep;

/** The kinds of pre-release of PEP 440, in their order. */
enum PreKind {
    ALPHA("a", 0),
    BETA("b", 1),
    CANDIDATE("rc", 2),
    /** No alpha, beta or candidate: it comes after them. */
    NONE("", 3);

    final String letters;
    final int rank;

    PreKind(String letters, int rank) {
        this.letters = letters;
        this.rank = rank;
    }
}
