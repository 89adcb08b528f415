package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Merges manifests as conda-lock aggregates the specifications of several files. */
final class ManifestMerge {

    private ManifestMerge() {}

    static Manifest merge(List<Manifest> manifests) {
        String name = "";
        Map<String, String> variables = new LinkedHashMap<>();
        List<RequestedSpec> specs = new ArrayList<>();
        DefaultChannels defaults = DefaultChannels.ALLOWED;
        for (int layer = 0; layer < manifests.size(); layer++) {
            Manifest manifest = manifests.get(layer);
            name = manifest.name().isEmpty() ? name : manifest.name();
            variables.putAll(manifest.variables());
            for (RequestedSpec spec : manifest.specs()) {
                specs.add(spec.inLayer(layer));
            }
            if (manifest.defaultChannels() == DefaultChannels.EXCLUDED) {
                defaults = DefaultChannels.EXCLUDED;
            }
        }
        return new Manifest(
                name,
                longest("channels", manifests, Manifest::channels),
                defaults,
                specs,
                concatenate(manifests, Manifest::pip),
                longest("pip-repositories", manifests, Manifest::pipRepositories),
                variables,
                union(manifests, Manifest::platforms),
                union(manifests, Manifest::sources),
                concatenate(manifests, Manifest::warnings));
    }

    private static List<String> longest(
            String what, List<Manifest> manifests, Function<Manifest, List<String>> listOf) {
        Manifest longest = manifests.get(0);
        for (Manifest manifest : manifests) {
            if (listOf.apply(manifest).size() > listOf.apply(longest).size()) {
                longest = manifest;
            }
        }
        List<String> all = listOf.apply(longest);
        for (Manifest manifest : manifests) {
            List<String> some = listOf.apply(manifest);
            if (!all.subList(all.size() - some.size(), all.size()).equals(some)) {
                throw new InvalidInput(
                        "The " + what + " " + some + " of " + String.join(", ", manifest.sources())
                                + " are not the end of " + all + " of " + String.join(", ", longest.sources())
                                + ", so that their order is not certain.",
                        Remedy.fixInput(
                                "Give the " + what + " in the same order in every file, or in one file alone."));
            }
        }
        return all;
    }

    private static <T> List<T> concatenate(List<Manifest> manifests, Function<Manifest, List<T>> listOf) {
        List<T> all = new ArrayList<>();
        manifests.forEach(manifest -> all.addAll(listOf.apply(manifest)));
        return all;
    }

    private static List<String> union(List<Manifest> manifests, Function<Manifest, ? extends Collection<String>> of) {
        Set<String> all = new LinkedHashSet<>();
        manifests.forEach(manifest -> all.addAll(of.apply(manifest)));
        return List.copyOf(all);
    }
}
