package io.github.envmaven.core.explain;

import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.names.PypiNames;
import io.github.envmaven.core.record.VirtualPackage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the packages of an environment need of each other, of the machine, and which of them the user asked for.
 *
 * <p>Every need has a node, even one that nothing meets. A conda package's id is its name, a pip package's is its
 * normalised name (PEP 503) after {@code pypi:}, because both may have the same.
 */
public final class DependencyGraph {

    static final String PIP = "pypi:";

    private final Map<String, GraphNode> nodes = new TreeMap<>();
    private final Map<String, List<GraphNode>> requirers = new TreeMap<>();
    private final List<Wish> wishes;

    private DependencyGraph(List<Wish> wishes) {
        this.wishes = List.copyOf(wishes);
    }

    /**
     * The graph of an environment.
     *
     * @param environment its packages
     * @param wishes what the user asked for; may be empty where that is not known
     * @param facts what its machine is taken to have
     * @return the graph
     */
    public static DependencyGraph of(LockedEnvironment environment, List<Wish> wishes, List<VirtualPackage> facts) {
        return of(environment, wishes, facts, PypiNames.bundled());
    }

    /**
     * The graph of an environment.
     *
     * @param environment its packages
     * @param wishes what the user asked for; may be empty where that is not known
     * @param facts what its machine is taken to have
     * @param names what its conda packages are called on indexes
     * @return the graph
     */
    public static DependencyGraph of(
            LockedEnvironment environment, List<Wish> wishes, List<VirtualPackage> facts, PypiNames names) {
        Map<String, LockedPackage> byId = new LinkedHashMap<>();
        environment.conda().forEach(locked -> byId.put(locked.name(), locked));
        environment.pip().forEach(locked -> byId.put(pipId(locked.name()), locked));
        Map<String, String> idsByDistribution = idsByDistribution(environment, names);
        List<Wish> met = wishes.stream()
                .filter(wish -> !wish.isConditional() || idsByDistribution.containsKey(nameOf(wish.id())))
                .map(wish -> new Wish(id(wish.id(), idsByDistribution), wish.text(), wish.origin()))
                .toList();
        DependencyGraph graph = new DependencyGraph(met);
        byId.forEach((id, locked) -> graph.add(node(id, locked, idsByDistribution)));
        facts.forEach(fact -> graph.add(new GraphNode(
                fact.name().value(),
                GraphNode.Kind.MACHINE,
                fact.name().value(),
                fact.version().toString(),
                fact.build(),
                List.of())));
        graph.complete();
        return graph;
    }

    /** The id of a pip package. */
    static String pipId(String name) {
        return PIP + name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    private static String nameOf(String id) {
        return id.startsWith(PIP) ? id.substring(PIP.length()) : id;
    }

    /** What brings a distribution: the package that pip installs, else a conda package. */
    private static Map<String, String> idsByDistribution(LockedEnvironment environment, PypiNames names) {
        Map<String, String> ids = new TreeMap<>();
        if (!environment.pip().isEmpty()) {
            environment
                    .conda()
                    .forEach(locked -> names.of(
                                    locked.name(), locked.dependencies().keySet())
                            .forEach(name -> ids.put(name.value(), locked.name())));
        }
        environment.pip().forEach(locked -> ids.put(nameOf(pipId(locked.name())), pipId(locked.name())));
        return ids;
    }

    private static String id(String id, Map<String, String> idsByDistribution) {
        return id.startsWith(PIP) ? idsByDistribution.getOrDefault(nameOf(id), nameOf(id)) : id;
    }

    private static GraphNode node(String id, LockedPackage locked, Map<String, String> idsByDistribution) {
        List<Need> needs = new ArrayList<>();
        boolean isPip = locked instanceof LockedPackage.Pip;
        locked.dependencies().forEach((name, constraint) -> {
            String target = isPip ? id(pipId(name), idsByDistribution) : name;
            needs.add(new Need(target, name, constraint));
        });
        String build = locked instanceof LockedPackage.Conda conda ? conda.build() : "";
        return new GraphNode(
                id, isPip ? GraphNode.Kind.PIP : GraphNode.Kind.CONDA, locked.name(), locked.version(), build, needs);
    }

    private void add(GraphNode node) {
        nodes.put(node.id(), node);
    }

    /** Gives a node to what is needed and not there, and remembers who needs what. */
    private void complete() {
        for (GraphNode node : List.copyOf(nodes.values())) {
            for (Need need : node.needs()) {
                nodes.computeIfAbsent(need.target(), DependencyGraph::absent);
                List<GraphNode> known = requirers.computeIfAbsent(need.target(), target -> new ArrayList<>());
                known.add(node);
            }
        }
        wishes.forEach(wish -> nodes.computeIfAbsent(wish.id(), DependencyGraph::absent));
    }

    private static GraphNode absent(String id) {
        GraphNode.Kind kind = id.startsWith("__") ? GraphNode.Kind.MACHINE : GraphNode.Kind.MISSING;
        return new GraphNode(id, kind, nameOf(id), "", "", List.of());
    }

    /**
     * Looks a node up by its name.
     *
     * @param name a conda or pip package, or a virtual package
     * @return the conda package where there are both; empty where nothing has or needs that name
     */
    public Optional<GraphNode> find(String name) {
        GraphNode conda = nodes.get(name);
        return Optional.ofNullable(conda == null ? nodes.get(pipId(name)) : conda);
    }

    /**
     * A node of the graph.
     *
     * @param id its id
     * @return the node
     */
    GraphNode node(String id) {
        GraphNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalStateException("No node " + id);
        }
        return node;
    }

    /**
     * The packages that need a node themselves.
     *
     * @param id the node
     * @return sorted by id
     */
    List<GraphNode> requirers(String id) {
        return requirers.getOrDefault(id, List.of());
    }

    /**
     * All that the user asked for.
     *
     * @return in the order it was written
     */
    List<Wish> wishes() {
        return wishes;
    }

    /**
     * What the user asked of a node.
     *
     * @param id the node
     * @return in the order it was written
     */
    List<Wish> wishes(String id) {
        return wishes.stream().filter(wish -> wish.id().equals(id)).toList();
    }

    /**
     * The installed packages.
     *
     * @return sorted by id
     */
    public List<GraphNode> packages() {
        return nodes.values().stream()
                .filter(node -> node.kind() == GraphNode.Kind.CONDA || node.kind() == GraphNode.Kind.PIP)
                .toList();
    }

    /**
     * The nodes of a kind that a package or the user needs.
     *
     * @param kind what they are
     * @return sorted by id
     */
    List<GraphNode> needed(GraphNode.Kind kind) {
        return nodes.values().stream()
                .filter(node -> node.kind() == kind)
                .filter(node ->
                        requirers.containsKey(node.id()) || !wishes(node.id()).isEmpty())
                .toList();
    }

    /**
     * Where trees begin: what the user asked for, in the order it was written, and then what that does not lead to, from
     * the packages that nothing else needs.
     *
     * @return ids, each once
     */
    List<String> roots() {
        Set<String> roots = new LinkedHashSet<>();
        wishes.forEach(wish -> roots.add(wish.id()));
        Set<String> reached = reached(roots);
        addUnreached(
                roots,
                reached,
                packages().stream()
                        .filter(node -> requirers(node.id()).isEmpty())
                        .toList());
        // What is left needs itself in a circle.
        addUnreached(roots, reached, packages());
        return List.copyOf(roots);
    }

    private void addUnreached(Set<String> roots, Set<String> reached, List<GraphNode> more) {
        for (GraphNode node : more) {
            if (!reached.contains(node.id())) {
                roots.add(node.id());
                reached.addAll(reached(List.of(node.id())));
            }
        }
    }

    private Set<String> reached(Collection<String> from) {
        Set<String> reached = new LinkedHashSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (Need need : node(open.remove()).needs()) {
                if (reached.add(need.target())) {
                    open.add(need.target());
                }
            }
        }
        return reached;
    }
}
