package io.github.envmaven.core.explain;

import io.github.envmaven.core.explain.TreeNode.Cut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Unrolls a graph into a tree. What a package needs is shown once, where the package stands nearest to the top, so that no
 * line is hidden deep below a chance neighbour; everywhere else the tree is cut.
 */
public final class DependencyTree {

    /** Deeper than any tree. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private final DependencyGraph graph;
    private final Direction direction;
    private final int depth;
    private final Set<String> unrolled = new HashSet<>();

    private DependencyTree(DependencyGraph graph, Direction direction, int depth) {
        this.graph = graph;
        this.direction = direction;
        this.depth = depth;
    }

    private enum Direction {
        NEEDS,
        NEEDED_BY
    }

    /**
     * What everything needs, from what the user asked for.
     *
     * @param graph the environment
     * @param depth how many levels below the top ones; at least zero
     * @return the top level
     */
    public static List<TreeNode> below(DependencyGraph graph, int depth) {
        List<Place> roots =
                graph.roots().stream().map(id -> new Place(id, "", 0)).toList();
        return new DependencyTree(graph, Direction.NEEDS, depth).unroll(roots);
    }

    /**
     * What needs a package, up to what the user asked for.
     *
     * @param graph the environment
     * @param id the package's id
     * @param depth how many levels below the package; at least zero
     * @return the package, with what needs it below
     */
    public static TreeNode above(DependencyGraph graph, String id, int depth) {
        return new DependencyTree(graph, Direction.NEEDED_BY, depth)
                .unroll(List.of(new Place(id, "", 0)))
                .get(0);
    }

    /** An occurrence of a node, while its surroundings are not complete. */
    private static final class Place {
        private final String id;
        private final String spec;
        private final int level;
        private final List<Place> below = new ArrayList<>();
        private Cut cut = Cut.NONE;

        Place(String id, String spec, int level) {
            this.id = id;
            this.spec = spec;
            this.level = level;
        }
    }

    /** Level by level, so that the place nearest to the top comes first. */
    private List<TreeNode> unroll(List<Place> roots) {
        Deque<Place> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Place place = open.remove();
            List<Place> next = next(place);
            if (next.stream().allMatch(this::isMachine)) {
                place.below.addAll(next);
            } else if (unrolled.contains(place.id)) {
                place.cut = Cut.REPEATED;
            } else if (place.level == depth) {
                place.cut = Cut.DEPTH;
            } else {
                unrolled.add(place.id);
                place.below.addAll(next);
                open.addAll(next);
            }
        }
        return roots.stream().map(this::finish).toList();
    }

    private List<Place> next(Place place) {
        List<Place> next = new ArrayList<>();
        if (direction == Direction.NEEDS) {
            for (Need need : graph.node(place.id).needs()) {
                next.add(new Place(need.target(), need.constraint(), place.level + 1));
            }
            next.sort(Comparator.comparing(this::isMachine));
            return next;
        }
        for (GraphNode requirer : graph.requirers(place.id)) {
            next.add(new Place(requirer.id(), requirer.needOf(place.id).text(), place.level + 1));
        }
        return next;
    }

    private boolean isMachine(Place place) {
        return graph.node(place.id).kind() == GraphNode.Kind.MACHINE;
    }

    private TreeNode finish(Place place) {
        GraphNode node = graph.node(place.id);
        List<String> asked = direction == Direction.NEEDED_BY || place.level == 0
                ? graph.wishes(place.id).stream().map(Wish::toString).toList()
                : List.of();
        return new TreeNode(
                node.kind().toString(),
                node.name(),
                node.version(),
                node.build(),
                place.spec,
                asked,
                place.cut,
                place.below.stream().map(this::finish).toList());
    }
}
