package io.github.envmaven.core.version;

/** Whether a clause asks for what it describes, or excludes it ({@code !=}). */
enum Sense {
    INSIDE(""),
    OUTSIDE("!=");

    private final String operator;

    Sense(String operator) {
        this.operator = operator;
    }

    boolean agrees(boolean inside) {
        return inside == (this == INSIDE);
    }

    @Override
    public String toString() {
        return operator;
    }
}
