package io.github.envmaven.core.explain;

import java.util.List;
import java.util.Locale;

/**
 * A place in a tree.
 *
 * @param kind {@code conda}, {@code pip}, {@code machine} or {@code missing}
 * @param name the package's name
 * @param version its version; empty where it has none
 * @param build its build string; empty where it has none
 * @param spec what is asked of it by the line above; in an inverted tree, what it asks of the line above
 * @param asked what the user asked of it, with the place
 * @param cut why nothing stands below it
 * @param below what it needs; in an inverted tree, what needs it
 */
public record TreeNode(
        String kind,
        String name,
        String version,
        String build,
        String spec,
        List<String> asked,
        Cut cut,
        List<TreeNode> below) {

    /** Copies the lists. */
    public TreeNode {
        asked = List.copyOf(asked);
        below = List.copyOf(below);
    }

    /** Why a tree does not go on where it could. */
    public enum Cut {
        /** It does. */
        NONE,
        /** The same is shown elsewhere, as near to the top or nearer. */
        REPEATED,
        /** The tree was asked to be no deeper. */
        DEPTH;

        /** The value as scripts read it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
