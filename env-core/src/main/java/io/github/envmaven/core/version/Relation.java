package io.github.envmaven.core.version;

import java.util.Optional;

/** How a value compares with the one a spec names, as in {@code >=1.2}. */
public enum Relation {
    /** Equal. */
    EQUAL("=="),
    /** Not equal. */
    NOT_EQUAL("!="),
    /** Less. */
    LESS("<"),
    /** Less or equal. */
    LESS_OR_EQUAL("<="),
    /** Greater. */
    GREATER(">"),
    /** Greater or equal. */
    GREATER_OR_EQUAL(">=");

    private final String operator;

    Relation(String operator) {
        this.operator = operator;
    }

    /**
     * The relation that an operator stands for.
     *
     * @param operator for example {@code >=}
     * @return empty where there is none
     */
    public static Optional<Relation> of(String operator) {
        for (Relation relation : values()) {
            if (relation.operator.equals(operator)) {
                return Optional.of(relation);
            }
        }
        return Optional.empty();
    }

    /**
     * Tells whether the relation holds.
     *
     * @param order what comparing the value with the named one gave: negative, zero or positive
     * @return whether it holds
     */
    public boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    /**
     * The operator.
     *
     * @return for example {@code >=}
     */
    @Override
    public String toString() {
        return operator;
    }
}
