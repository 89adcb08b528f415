package io.github.envmaven.core.manifest;

import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user asked for.
 *
 * @param name the environment's name; empty where none is given
 * @param channels as they were written, the most important first, without {@code nodefaults}
 * @param defaultChannels whether configured channels may be added
 * @param specs the conda packages, in the order they were written; see {@link #specsFor}
 * @param pip the lines of {@code pip:} sections; see {@link #pipFor}
 * @param pipRepositories further package indexes for pip, as conda-lock's {@code pip-repositories} names them
 * @param variables environment variables to set in the environment, by name in the order they were written
 * @param platforms the platforms to lock; empty where none is given
 * @param sources the files it was read from, as the user named them
 * @param warnings whole sentences about what was read but has no effect
 */
public record Manifest(
        String name,
        List<String> channels,
        DefaultChannels defaultChannels,
        List<RequestedSpec> specs,
        List<RequestedPip> pip,
        List<String> pipRepositories,
        Map<String, String> variables,
        List<String> platforms,
        List<String> sources,
        List<String> warnings) {

    private static final PackageName PIP = new PackageName("pip");

    /** Copies what it is given. */
    public Manifest {
        channels = List.copyOf(channels);
        specs = List.copyOf(specs);
        pip = List.copyOf(pip);
        pipRepositories = List.copyOf(pipRepositories);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        platforms = List.copyOf(platforms);
        sources = List.copyOf(sources);
        warnings = List.copyOf(warnings);
    }

    /**
     * Merges several manifests as conda-lock merges several files: what a later one says of a package, the name or a
     * variable replaces what earlier ones say; platforms are united; of the channel lists each must be the end of the
     * longest one, because only then is their order certain.
     *
     * @param manifests at least one, the most general first
     * @return one manifest for all
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when the channel lists contradict each other
     */
    public static Manifest merge(List<Manifest> manifests) {
        return manifests.size() == 1 ? manifests.get(0) : ManifestMerge.merge(manifests);
    }

    /**
     * This manifest with defaults for what it says nothing of.
     *
     * @param defaultChannelNames the channels where it names none
     * @param defaultPlatforms the platforms where it names none
     * @return a manifest with channels and platforms
     */
    public Manifest withDefaults(List<String> defaultChannelNames, List<String> defaultPlatforms) {
        return new Manifest(
                name,
                channels.isEmpty() ? defaultChannelNames : channels,
                defaultChannels,
                specs,
                pip,
                pipRepositories,
                variables,
                platforms.isEmpty() ? defaultPlatforms : platforms,
                sources,
                warnings);
    }

    /**
     * This manifest with other lines for pip.
     *
     * @param newPip the lines
     * @param newWarnings what is to be said of them, beside what is to be said already
     * @return the new manifest
     */
    public Manifest withPip(List<RequestedPip> newPip, List<String> newWarnings) {
        List<String> allWarnings = new ArrayList<>(warnings);
        allWarnings.addAll(newWarnings);
        return new Manifest(
                name,
                channels,
                defaultChannels,
                specs,
                newPip,
                pipRepositories,
                variables,
                platforms,
                sources,
                allWarnings);
    }

    /**
     * The conda packages asked for on a platform. Where there are pip requirements, {@code pip} itself is asked for
     * too, as conda, micromamba and conda-lock do.
     *
     * @param platform for example {@code linux-64}
     * @return the specs; several of one name all count
     */
    public List<RequestedSpec> specsFor(String platform) {
        Map<PackageName, List<RequestedSpec>> byName = new LinkedHashMap<>();
        for (RequestedSpec spec : specs) {
            if (spec.selector().fits(platform)) {
                List<RequestedSpec> same = byName.computeIfAbsent(spec.name(), name -> new ArrayList<>());
                same.removeIf(earlier -> earlier.layer() < spec.layer());
                same.add(spec);
            }
        }
        List<RequestedSpec> result = new ArrayList<>();
        byName.values().forEach(result::addAll);
        List<RequestedPip> lines = pipFor(platform);
        if (!lines.isEmpty() && !byName.containsKey(PIP)) {
            result.add(new RequestedSpec(
                    PIP,
                    MatchSpec.of(PIP),
                    PIP.value(),
                    RequestedSpec.MAIN,
                    PlatformSelector.EVERY,
                    lines.get(0).origin(),
                    0));
        }
        return List.copyOf(result);
    }

    /**
     * The lines of {@code pip:} sections that count on a platform.
     *
     * @param platform for example {@code linux-64}
     * @return the lines, in the order they were written
     */
    public List<RequestedPip> pipFor(String platform) {
        return pip.stream().filter(line -> line.selector().fits(platform)).toList();
    }
}
