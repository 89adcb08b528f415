package io.github.envmaven.core.spec;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When a conditional spec counts (CEP 43): specs joined by {@code and} and {@code or}. A leaf holds where the solution
 * has a record, or the machine a virtual package, that matches it.
 */
public sealed interface SpecCondition {

    /**
     * Turns the tree into a value from the leaves up.
     *
     * @param leaf what a spec is turned into
     * @param all what the parts of an {@code and} are turned into, in the order written
     * @param any what the parts of an {@code or} are turned into, in the order written
     * @param <T> the kind of value
     * @return the value of the whole
     */
    <T> T fold(Function<MatchSpec, T> leaf, Function<List<T>, T> all, Function<List<T>, T> any);

    /**
     * Reads a condition.
     *
     * @param text for example {@code python>=3.10 and (__unix or foo[version='2.*'])}
     * @return the condition
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when it is not one, with the column
     */
    static SpecCondition parse(String text) {
        return new ConditionParser(text).parse();
    }

    /**
     * One spec.
     *
     * @param spec a spec without a condition of its own
     */
    record Leaf(MatchSpec spec) implements SpecCondition {

        @Override
        public <T> T fold(Function<MatchSpec, T> leaf, Function<List<T>, T> all, Function<List<T>, T> any) {
            return leaf.apply(spec);
        }

        @Override
        public String toString() {
            return spec.toString();
        }
    }

    /**
     * All of some conditions.
     *
     * @param parts at least two
     */
    record AllOf(List<SpecCondition> parts) implements SpecCondition {

        /** Copies the parts. */
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public <T> T fold(Function<MatchSpec, T> leaf, Function<List<T>, T> all, Function<List<T>, T> any) {
            return all.apply(
                    parts.stream().map(part -> part.fold(leaf, all, any)).toList());
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Leaf ? part.toString() : "(" + part + ")")
                    .collect(Collectors.joining(" and "));
        }
    }

    /**
     * At least one of some conditions.
     *
     * @param parts at least two
     */
    record AnyOf(List<SpecCondition> parts) implements SpecCondition {

        /** Copies the parts. */
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public <T> T fold(Function<MatchSpec, T> leaf, Function<List<T>, T> all, Function<List<T>, T> any) {
            return any.apply(
                    parts.stream().map(part -> part.fold(leaf, all, any)).toList());
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof AnyOf ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" or "));
        }
    }
}
