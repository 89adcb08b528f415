package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a manifest from strings: those of a build file, or the text of an environment file of any kind. */
public final class ManifestParser {

    private ManifestParser() {}

    /**
     * Reads what a build file's configuration gives.
     *
     * @param input the strings
     * @return what they ask for
     * @throws InvalidInput when one of them cannot be read; the message says which
     */
    public static Manifest parse(ManifestInput input) {
        String origin = input.origin();
        List<String> channels = new ArrayList<>();
        input.channels().forEach(channel -> channels.add(present(channel, origin, "a channel")));
        DefaultChannels defaults =
                channels.removeIf("nodefaults"::equals) ? DefaultChannels.EXCLUDED : DefaultChannels.ALLOWED;
        List<RequestedSpec> specs = new ArrayList<>();
        for (String text : input.dependencies()) {
            specs.add(SpecReader.read(
                    present(text, origin, "a dependency"), RequestedSpec.MAIN, PlatformSelector.EVERY, origin));
        }
        List<RequestedPip> pip = new ArrayList<>();
        for (String line : input.pip()) {
            pip.add(new RequestedPip(
                    present(line, origin, "a pip requirement"), RequestedSpec.MAIN, PlatformSelector.EVERY, origin));
        }
        List<String> platforms = new ArrayList<>();
        input.platforms().forEach(name -> platforms.add(PlatformName.check(name.strip(), origin)));
        return new Manifest(
                input.name().isEmpty() ? "" : EnvironmentName.check(input.name(), origin),
                channels,
                defaults,
                specs,
                pip,
                List.of(),
                input.variables(),
                platforms,
                List.of(origin),
                List.of());
    }

    /**
     * Reads an environment file: an {@code environment.yml} by its ending, else a list of specs or an
     * {@code @EXPLICIT} list.
     *
     * @param text the whole file
     * @param file the file as its user named it
     * @return what it asks for
     * @throws InvalidInput when it cannot be read; the message names file and line
     */
    public static Manifest parseFile(String text, String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        boolean yaml = lower.endsWith(".yml") || lower.endsWith(".yaml");
        return yaml ? EnvironmentYaml.parse(text, file) : SpecList.parse(text, file);
    }

    private static String present(String text, String origin, String what) {
        if (text.isBlank()) {
            throw new InvalidInput(origin + ": " + what + " is empty.");
        }
        return text.strip();
    }
}
