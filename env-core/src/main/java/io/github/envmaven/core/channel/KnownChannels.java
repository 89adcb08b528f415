package io.github.envmaven.core.channel;

import java.util.List;
import java.util.Optional;

/** Names of channels that many people use, for messages about names that lead nowhere. */
public final class KnownChannels {

    private static final List<String> NAMES = List.of(
            "conda-forge",
            "bioconda",
            "defaults",
            "pytorch",
            "pytorch-nightly",
            "nvidia",
            "robostack",
            "robostack-staging",
            "rapidsai",
            "dask",
            "intel",
            "plotly",
            "r",
            "anaconda",
            "fastai",
            "huggingface",
            "esri",
            "gurobi",
            "main");
    private static final int FARTHEST = 3;

    private KnownChannels() {}

    /**
     * The well-known name that a name may be a slip of.
     *
     * @param name what was written
     * @return empty when nothing is near, or the name is itself well known
     */
    public static Optional<String> near(String name) {
        String best = "";
        int least = Math.min(FARTHEST, name.length() / 2) + 1;
        for (String known : NAMES) {
            if (name.equals(known)) {
                return Optional.empty();
            }
            int distance = distance(name, known);
            if (distance < least) {
                least = distance;
                best = known;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Levenshtein's distance; hyphens and underscores are the same. */
    private static int distance(String left, String right) {
        String one = left.replace('_', '-');
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
