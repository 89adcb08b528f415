package io.github.envmaven.it.channel;

import java.util.ArrayDeque;
import java.util.Deque;

/** Follows the text of a symbolic link within a package. */
final class LinkTarget {

    private LinkTarget() {}

    /**
     * The path a link leads to.
     *
     * @param path where the link stands, relative to the prefix
     * @param target the link's text
     * @return relative to the prefix; the target itself where it is absolute or leaves the prefix
     */
    static String resolve(String path, String target) {
        if (target.startsWith("/")) {
            return target;
        }
        Deque<String> parts = new ArrayDeque<>();
        int slash = path.lastIndexOf('/');
        String joined = slash < 0 ? target : path.substring(0, slash) + "/" + target;
        for (String part : joined.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return target;
                }
            } else if (!part.equals(".") && !part.isEmpty()) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
