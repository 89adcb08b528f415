package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.explain.DependencyGraph;
import io.github.envmaven.core.explain.DependencyTree;
import io.github.envmaven.core.explain.GraphNode;
import io.github.envmaven.core.explain.TreeNode;
import io.github.envmaven.core.explain.TreeText;
import io.github.envmaven.core.manifest.NearNames;
import java.util.List;

/** Shows what the packages of a lock or of an environment need, or what needs one of them. Never uses the network. */
public final class TreeCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public TreeCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Draws a tree.
     *
     * @param request of what
     * @return the tree; its document is a list of {@link TreeNode}s
     * @throws NotFound when the package asked about is not there
     */
    public Answer run(TreeRequest request) {
        GraphReading.Read read =
                new GraphReading(session, request.source()).read(request.packages(), request.platform());
        DependencyGraph graph = read.graph();
        int depth = request.depth() < 0 ? DependencyTree.UNLIMITED : request.depth();
        if (request.inverted().isEmpty()) {
            List<TreeNode> roots = DependencyTree.below(graph, depth);
            String title = read.title() + ": " + graph.packages().size() + " packages";
            return new Answer(TreeText.below(title, graph, roots), roots);
        }
        GraphNode node = graph.find(request.inverted())
                .orElseThrow(() -> new NotFound(
                        read.title() + " has no package " + request.inverted()
                                + NearNames.endOfSentence(request.inverted(), names(graph)),
                        Remedy.fixInput("Name a package that is installed or locked; a listing shows them.")));
        TreeNode root = DependencyTree.above(graph, node.id(), depth);
        return new Answer(TreeText.above(node.label() + " in " + read.title() + ":", root), List.of(root));
    }

    private static List<String> names(DependencyGraph graph) {
        return graph.packages().stream().map(GraphNode::name).toList();
    }
}
