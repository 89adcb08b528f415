package io.github.envmaven.core.manifest;

import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.yaml.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a text file of specs, one a line (CEP 23). An {@code @EXPLICIT} list asks for exactly the packages it names, on
 * the platform of their URLs.
 */
final class SpecList {

    private final List<RequestedSpec> specs = new ArrayList<>();
    private final Set<String> channels = new LinkedHashSet<>();
    private final Set<String> platforms = new LinkedHashSet<>();

    private SpecList() {}

    static Manifest parse(String text, String file) {
        SpecList list = new SpecList();
        List<String> lines = text.lines().map(String::strip).toList();
        boolean explicit = lines.contains(ExplicitUrl.MARKER);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String origin = new Place(file, i + 1, 1).toString();
            if (line.isEmpty() || line.startsWith("#") || line.equals(ExplicitUrl.MARKER)) {
                continue;
            }
            if (explicit) {
                list.addUrl(ExplicitUrl.parse(line, origin), origin);
            } else {
                list.specs.add(SpecReader.read(line, RequestedSpec.MAIN, PlatformSelector.EVERY, origin));
            }
        }
        return new Manifest(
                "",
                List.copyOf(list.channels),
                explicit ? DefaultChannels.EXCLUDED : DefaultChannels.ALLOWED,
                list.specs,
                List.of(),
                List.of(),
                Map.of(),
                List.copyOf(list.platforms),
                List.of(file),
                List.of());
    }

    private void addUrl(ExplicitUrl url, String origin) {
        if (!url.channelUrl().contains("://")) {
            throw new InvalidInput(
                    origin + ": '" + url.url() + "' lies in no channel, so that it cannot be locked.",
                    Remedy.fixInput("Name packages of an @EXPLICIT list by URLs of a channel to lock them."));
        }
        channels.add(url.channelUrl());
        PlatformSelector selector = PlatformSelector.EVERY;
        if (!url.subdir().equals(Subdir.NOARCH)) {
            platforms.add(url.subdir());
            selector = new PlatformSelector(url.subdir());
        }
        specs.add(SpecReader.read(url.toSpec(), RequestedSpec.MAIN, selector, origin));
    }
}
