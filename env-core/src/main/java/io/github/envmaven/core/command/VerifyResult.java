package io.github.envmaven.core.command;

import io.github.envmaven.core.error.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What verifying found.
 *
 * @param findings what is wrong, in a stable order; empty when all agrees
 * @param foreign files that no package put into an environment, in a stable order
 * @param packages how many packages of the platform are locked; of all platforms where no environment was looked at
 * @param files how many files were looked at
 * @param millis how long it took, in milliseconds
 */
public record VerifyResult(List<Finding> findings, List<Foreign> foreign, int packages, long files, long millis) {

    private static final int MAX_LINES = 20;

    /** Copies the lists. */
    public VerifyResult {
        findings = List.copyOf(findings);
        foreign = List.copyOf(foreign);
    }

    /**
     * The files that no package put there, in words: those of a Python distribution as one.
     *
     * @return a line a distribution or file, no more than some
     */
    public List<String> foreignLines() {
        Map<String, Integer> counts = new TreeMap<>();
        foreign.forEach(file -> counts.merge(
                file.owner().isEmpty() ? file.path() + ", which belongs to nothing" : file.owner(), 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        counts.forEach((what, count) -> lines.add(count == 1 ? what : what + ", " + count + " files"));
        if (lines.size() > MAX_LINES) {
            int more = lines.size() - MAX_LINES;
            lines.subList(MAX_LINES, lines.size()).clear();
            lines.add("and " + more + " more");
        }
        return lines;
    }

    /**
     * One thing that is wrong.
     *
     * @param what what is wrong, as a whole sentence
     * @param where the lock file or the environment it concerns
     * @param remedy what mends it
     */
    public record Finding(String what, String where, Remedy remedy) {}

    /**
     * A file that no package put there.
     *
     * @param path relative to the environment
     * @param owner what it is from, as {@code numpy 2.1.0 (pip)}; empty where nothing says
     * @param where the environment
     */
    public record Foreign(String path, String owner, String where) {}
}
