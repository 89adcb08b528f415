package io.github.envmaven.core.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A shortest way from something the user asked for down to a package.
 *
 * @param asked what the user wrote, with the place
 * @param links who needs whom on the way; empty where the package itself was asked for
 * @param isOwn whether it leads past nothing else that the user asked for, which has a chain of its own
 */
public record Chain(String asked, List<Link> links, boolean isOwn) {

    /** Copies the links. */
    public Chain {
        links = List.copyOf(links);
    }

    /**
     * One step of a chain.
     *
     * @param name the package that needs
     * @param version its version
     * @param needs what it needs, as a spec
     */
    public record Link(String name, String version, String needs) {}

    /**
     * The shortest chain from each of the user's specs that leads to a package.
     *
     * @param graph the environment
     * @param id the package
     * @return the shortest first, and else in the order the specs were written
     */
    static List<Chain> to(DependencyGraph graph, String id) {
        List<Chain> chains = new ArrayList<>();
        Map<String, Need> towards = towards(graph, id);
        for (Wish wish : graph.wishes()) {
            if (wish.id().equals(id) || towards.containsKey(wish.id())) {
                List<Link> links = new ArrayList<>();
                boolean isOwn = true;
                String at = wish.id();
                while (!at.equals(id)) {
                    GraphNode node = graph.node(at);
                    Need need = towards.get(at);
                    if (need == null) {
                        throw new IllegalStateException("No way from " + at);
                    }
                    links.add(new Link(node.name(), node.version(), need.text()));
                    at = need.target();
                    isOwn &= at.equals(id) || graph.wishes(at).isEmpty();
                }
                chains.add(new Chain(wish.toString(), links, isOwn));
            }
        }
        chains.sort(Comparator.comparingInt(chain -> chain.links().size()));
        return chains;
    }

    /** For each package that leads to another, the need by which it comes one step nearer. */
    private static Map<String, Need> towards(DependencyGraph graph, String id) {
        Map<String, Need> towards = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            String target = open.remove();
            for (GraphNode requirer : graph.requirers(target)) {
                if (!requirer.id().equals(id) && !towards.containsKey(requirer.id())) {
                    towards.put(requirer.id(), requirer.needOf(target));
                    open.add(requirer.id());
                }
            }
        }
        return towards;
    }
}
