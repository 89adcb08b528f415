package io.github.envmaven.core.channel;

import io.github.envmaven.core.error.EditDistance;
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
            // Hyphens and underscores are the same.
            int distance = EditDistance.between(name.replace('_', '-'), known);
            if (distance < least) {
                least = distance;
                best = known;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }
}
