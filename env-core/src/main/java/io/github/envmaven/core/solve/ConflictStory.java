package io.github.envmaven.core.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Explains a problem that has no solution: which wishes clash, which links between names are enough for that, and the
 * steps from the one to the other. Of the orders in which the wishes can be told, the one with the fewest steps counts.
 */
final class ConflictStory {

    /** Up to this many wishes every order is tried, up to the next bound each wish once in front, else the user's order. */
    private static final int ALL_ORDERS_UP_TO = 3;

    private static final int SOME_ORDERS_UP_TO = 8;

    private final PackageSource source;
    private final PackageWords words;
    private final Problem problem;
    private final SolveLimits limits;

    ConflictStory(PackageSource source, PackageWords words, Problem problem, SolveLimits limits) {
        this.source = source;
        this.words = words;
        this.problem = problem;
        this.limits = limits;
    }

    Conflict tell() {
        ConflictFinder finder = new ConflictFinder(source, problem, limits);
        Wishes wishes = finder.wishes();
        List<Integer> clashing = finder.clashing();
        List<ConflictStep> steps = shortest(wishes, clashing);
        return new Conflict(
                IntStream.of(wishes.only(clashing).allRequirements()).boxed().toList(),
                IntStream.of(wishes.only(clashing).constraints()).boxed().toList(),
                finder.isMinimal(),
                steps.stream()
                        .flatMap(step -> step.ask().requirements().stream())
                        .distinct()
                        .toList(),
                new ConflictReport(source, words, steps).lines());
    }

    private List<ConflictStep> shortest(Wishes wishes, List<Integer> clashing) {
        Set<Link> links = new ConflictSimplifier(source, wishes.rootOf(clashing), limits).links();
        PackageSource linked = new LinkedSource(source, links);
        List<ConflictStep> best = List.of();
        for (List<Integer> order : orders(clashing)) {
            List<ConflictStep> steps =
                    new ConflictGraph(linked, limits.cancelled()).retell(wishes.background(), wishes.only(order));
            if (!steps.isEmpty() && (best.isEmpty() || steps.size() < best.size())) {
                best = steps;
            }
        }
        return best;
    }

    private static List<List<Integer>> orders(List<Integer> wishes) {
        List<List<Integer>> orders = new ArrayList<>();
        if (wishes.size() <= ALL_ORDERS_UP_TO) {
            permute(wishes, List.of(), orders);
            return orders;
        }
        if (wishes.size() > SOME_ORDERS_UP_TO) {
            return List.of(wishes);
        }
        for (Integer first : wishes) {
            List<Integer> order = new ArrayList<>(wishes);
            order.remove(first);
            order.add(0, first);
            orders.add(order);
        }
        return orders;
    }

    private static void permute(List<Integer> rest, List<Integer> begun, List<List<Integer>> orders) {
        if (rest.isEmpty()) {
            orders.add(begun);
        }
        for (Integer next : rest) {
            List<Integer> others = new ArrayList<>(rest);
            others.remove(next);
            List<Integer> longer = new ArrayList<>(begun);
            longer.add(next);
            permute(others, longer, orders);
        }
    }
}
