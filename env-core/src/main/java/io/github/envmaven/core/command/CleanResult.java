package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What cleaning removed, or would remove.
 *
 * @param cache the cache's directory
 * @param dryRun whether everything is still there
 * @param removed what was removed, or would be
 * @param bytes what that frees
 * @param environments the environments on this machine whose packages were kept
 */
public record CleanResult(Path cache, boolean dryRun, List<Removed> removed, long bytes, List<Path> environments) {

    /** Copies the lists. */
    public CleanResult {
        removed = List.copyOf(removed);
        environments = List.copyOf(environments);
    }

    /**
     * What was removed, or would be, kind by kind and in all, in words.
     *
     * @return a line a kind, then one that sums up
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (CleanRequest.What what : CleanRequest.What.values()) {
            List<Removed> some =
                    removed.stream().filter(one -> one.what() == what).toList();
            if (!some.isEmpty()) {
                long sum = some.stream().mapToLong(Removed::bytes).sum();
                lines.add(some.size() + " " + what + ", " + size(sum));
            }
        }
        lines.add((dryRun ? "Would free " : "Freed ") + size(bytes) + " in " + cache + "; kept what "
                + (environments.size() == 1 ? "1 environment uses" : environments.size() + " environments use"));
        return lines;
    }

    private static String size(long bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    /**
     * One thing that was removed, or would be.
     *
     * @param what what it is
     * @param path where it was
     * @param bytes what that frees; files that an environment shares do not count
     */
    public record Removed(CleanRequest.What what, Path path, long bytes) {}
}
