package io.github.envmaven.core.explain;

import io.github.envmaven.core.explain.TreeNode.Cut;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws trees. */
public final class TreeText {

    private static final String MACHINE = GraphNode.Kind.MACHINE.toString();
    private static final String MISSING = GraphNode.Kind.MISSING.toString();
    private static final String PIP = GraphNode.Kind.PIP.toString();

    private static final int MOST_NAMES = 3;

    private final List<String> lines = new ArrayList<>();
    private boolean repeats;
    private boolean deeper;

    private TreeText() {}

    /**
     * Draws what an environment needs.
     *
     * @param title what the tree is of
     * @param graph the environment
     * @param roots the top level of its tree
     * @return lines, with a summary of what the machine must have and the meaning of the marks
     */
    public static List<String> below(String title, DependencyGraph graph, List<TreeNode> roots) {
        TreeText text = new TreeText();
        text.lines.add(title);
        text.drawBelow(roots, "");
        text.addMachine(graph);
        text.addLegend("What it needs");
        return text.lines;
    }

    /**
     * Draws what needs a package.
     *
     * @param title what the tree is of
     * @param root the package
     * @return lines, with the meaning of the marks
     */
    public static List<String> above(String title, TreeNode root) {
        TreeText text = new TreeText();
        text.lines.add(title);
        text.drawAbove(root, "");
        text.addLegend("What needs it");
        return text.lines;
    }

    /** What is needed of the machine is left to the summary: nearly every package needs the same of it. */
    private void drawBelow(List<TreeNode> nodes, String indent) {
        List<TreeNode> packages =
                nodes.stream().filter(node -> !node.kind().equals(MACHINE)).toList();
        for (int i = 0; i < packages.size(); i++) {
            TreeNode node = packages.get(i);
            boolean last = i == packages.size() - 1;
            lines.add(indent + (last ? "└─ " : "├─ ") + labelBelow(node) + mark(node));
            drawBelow(node.below(), indent + (last ? "   " : "│  "));
        }
    }

    private static String labelBelow(TreeNode node) {
        StringBuilder label = new StringBuilder(node.name());
        if (node.kind().equals(MISSING)) {
            label.append(", which is missing");
        } else {
            label.append(' ').append(node.version());
        }
        if (node.kind().equals(PIP)) {
            label.append(" from pip");
        }
        if (!node.asked().isEmpty()) {
            label.append("  asked for: ").append(String.join(" and ", node.asked()));
        } else if (!node.spec().isEmpty()) {
            label.append("  (").append(node.spec()).append(')');
        }
        return label.toString();
    }

    private void drawAbove(TreeNode node, String indent) {
        if (node.cut() == Cut.REPEATED) {
            return;
        }
        int size = node.asked().size() + node.below().size();
        int drawn = 0;
        for (String asked : node.asked()) {
            drawn++;
            lines.add(indent + (drawn == size ? "└─ " : "├─ ") + "asked for: " + asked);
        }
        for (TreeNode requirer : node.below()) {
            drawn++;
            String label = requirer.name() + " " + requirer.version() + "  needs " + requirer.spec();
            lines.add(indent + (drawn == size ? "└─ " : "├─ ") + label + mark(requirer));
            drawAbove(requirer, indent + (drawn == size ? "   " : "│  "));
        }
    }

    private String mark(TreeNode node) {
        repeats |= node.cut() == Cut.REPEATED;
        deeper |= node.cut() == Cut.DEPTH;
        return switch (node.cut()) {
            case NONE -> "";
            case REPEATED -> " (*)";
            case DEPTH -> " ...";
        };
    }

    private void addMachine(DependencyGraph graph) {
        List<GraphNode> facts = graph.needed(GraphNode.Kind.MACHINE);
        if (facts.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("The machine must have:");
        for (GraphNode fact : facts) {
            Set<String> specs = new LinkedHashSet<>();
            List<GraphNode> requirers = graph.requirers(fact.id());
            requirers.forEach(requirer -> specs.add(requirer.needOf(fact.id()).text()));
            graph.wishes(fact.id()).forEach(wish -> specs.add(wish.text()));
            lines.add("  " + String.join(" and ", specs) + neededBy(requirers) + resolvedFor(fact));
        }
    }

    private static String neededBy(List<GraphNode> requirers) {
        if (requirers.isEmpty()) {
            return "";
        }
        return requirers.size() > MOST_NAMES
                ? ", for " + requirers.size() + " packages"
                : ", for " + requirers.stream().map(GraphNode::name).collect(Collectors.joining(", "));
    }

    private static String resolvedFor(GraphNode fact) {
        String value = fact.build().equals("0") ? fact.version() : fact.version() + " " + fact.build();
        return value.isBlank() || value.equals("0") ? "" : " (resolved for " + value + ")";
    }

    private void addLegend(String what) {
        if (repeats || deeper) {
            lines.add("");
        }
        if (repeats) {
            lines.add("(*) " + what + " is shown once, where it stands nearest to the top.");
        }
        if (deeper) {
            lines.add("... " + what + " lies deeper than was asked for.");
        }
    }
}
