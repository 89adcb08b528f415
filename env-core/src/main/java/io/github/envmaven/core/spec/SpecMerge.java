package io.github.envmaven.core.spec;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes one spec of several that hold together: it matches exactly what all of them match. */
public final class SpecMerge {

    private SpecMerge() {}

    /** Specs by what lets them be merged: the same name under the same condition. */
    private record Key(StringMatcher name, @Nullable SpecCondition when) {}

    /**
     * Merges specs that ask for the same package under the same condition. Specs without a name stay apart.
     *
     * @param specs any number
     * @return one spec a name and condition, in the order in which these come first; those without a name follow
     * @throws InvalidInput when two of them can match no record together, or no one spec says what both do
     */
    public static List<MatchSpec> merge(List<MatchSpec> specs) {
        Map<Key, MatchSpec> merged = new LinkedHashMap<>();
        List<MatchSpec> anyName = new ArrayList<>();
        for (MatchSpec spec : specs) {
            if (spec.nameMatcher().isAny()) {
                // Two specs without a name can both be met, each by another package.
                anyName.add(spec);
            } else {
                merged.merge(new Key(spec.nameMatcher(), spec.fields().when()), spec, SpecMerge::both);
            }
        }
        List<MatchSpec> result = new ArrayList<>(merged.values());
        result.addAll(anyName);
        return result;
    }

    private static MatchSpec both(MatchSpec first, MatchSpec second) {
        Clash clash = new Clash(first, second);
        SpecFields left = first.fields();
        SpecFields right = second.fields();
        Map<String, StringMatcher> matchers = new HashMap<>(left.matchers());
        right.matchers().forEach((key, matcher) -> matchers.merge(key, matcher, (a, b) -> clash.both(key, a, b)));
        SpecFields fields = new SpecFields(
                matchers,
                one(
                        left.channel(),
                        right.channel(),
                        (a, b) -> clash.both("channel", StringMatcher.parse(a), StringMatcher.parse(b))
                                .toString()),
                one(left.buildNumber(), right.buildNumber(), clash::buildNumber),
                clash.same("track_features", left.trackFeatures(), right.trackFeatures()),
                clash.same("features", left.features(), right.features()),
                union(left.extras(), right.extras()),
                union(left.flags(), right.flags()),
                left.when());
        return new MatchSpec(
                first.nameMatcher(),
                first.version().equals(second.version())
                        ? first.version()
                        : first.version().and(second.version()),
                clash.both("build", first.build(), second.build()),
                fields.isEmpty() ? SpecFields.NONE : fields);
    }

    private static <T> @Nullable T one(@Nullable T first, @Nullable T second, BinaryOperator<T> both) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return Objects.equals(first, second) ? first : both.apply(first, second);
    }

    private static List<String> union(List<String> first, List<String> second) {
        Set<String> union = new LinkedHashSet<>(first);
        union.addAll(second);
        return List.copyOf(union);
    }

    /** Two specs of which some field may ask for what cannot be both. */
    private record Clash(MatchSpec first, MatchSpec second) {

        StringMatcher both(String field, StringMatcher one, StringMatcher other) {
            return one.and(other).orElseThrow(() -> on(field, one, other));
        }

        BuildNumberSpec buildNumber(BuildNumberSpec one, BuildNumberSpec other) {
            return one.and(other).orElseThrow(() -> on("build_number", one, other));
        }

        /** Features are asked for exactly, so two lists hold together only when they are one. */
        List<String> same(String field, List<String> one, List<String> other) {
            if (!one.isEmpty() && !other.isEmpty() && !new TreeSet<>(one).equals(new TreeSet<>(other))) {
                throw on(field, one, other);
            }
            return one.isEmpty() ? other : one;
        }

        private InvalidInput on(String field, Object one, Object other) {
            return new InvalidInput(
                    "Specs '" + first + "' and '" + second + "' cannot be one: " + field + " would have to be " + one
                            + " and " + other,
                    Remedy.fixInput("Take one of the two out."));
        }
    }
}
