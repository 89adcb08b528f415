package io.github.envmaven.core.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The platforms a line of an environment file is for: the one bare name of a {@code # [linux]} comment or of
 * {@code sel(linux)}, or a platform's own name.
 *
 * @param name {@code linux}, {@code unix}, {@code win}, {@code arm64}, {@code linux-64}, ...; empty for every platform
 */
public record PlatformSelector(String name) {

    /** Fits every platform. */
    public static final PlatformSelector EVERY = new PlatformSelector("");

    /** What conda-lock knows; other platforms have their system's names. */
    private static final Map<String, List<String>> ARCHITECTURES = Map.of(
            "linux-64", List.of("linux64"),
            "linux-aarch64", List.of("aarch64"),
            "linux-ppc64le", List.of("ppc64le"),
            "osx-64", List.of("osx64"),
            "osx-arm64", List.of("arm64"),
            "win-64", List.of("win64"));

    /**
     * Tells whether a line with this selector counts on a platform.
     *
     * @param platform for example {@code linux-64}
     * @return whether it does
     */
    public boolean fits(String platform) {
        return name.isEmpty() || name.equals(platform) || namesOf(platform).contains(name);
    }

    /**
     * Tells whether any platform is selected by this name.
     *
     * @return false for a text that is no selector, which fits no platform at all
     */
    public boolean isKnown() {
        return name.isEmpty()
                || name.indexOf('-') > 0
                || ARCHITECTURES.keySet().stream()
                        .anyMatch(platform -> namesOf(platform).contains(name));
    }

    private static List<String> namesOf(String platform) {
        List<String> names = new ArrayList<>(ARCHITECTURES.getOrDefault(platform, List.of()));
        String system = platform.substring(0, Math.max(0, platform.indexOf('-')));
        names.add(system);
        if (system.equals("linux") || system.equals("osx")) {
            names.add("unix");
        }
        return names;
    }

    @Override
    public String toString() {
        return name.isEmpty() ? "every platform" : name;
    }
}
