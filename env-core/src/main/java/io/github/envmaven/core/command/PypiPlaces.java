package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.manifest.PipOption;
import io.github.envmaven.core.manifest.PipSection;
import io.github.envmaven.core.pipconf.ConfiguredIndexes;
import io.github.envmaven.core.pypi.SimpleIndexes;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where distributions are looked for: directories, then indexes, the most trusted first. What the environment's own lines
 * name counts before what the job is set to, and that before what the user's pip and uv are configured with.
 */
final class PypiPlaces {

    private static final String PUBLIC = "https://pypi.org/simple/";

    /** pip expands just this form of variables. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)\\}");

    private static final Pattern SERVER = Pattern.compile("https?://[^/:@]+(?::\\d{1,5})?(?:/|$)|https?://\\[[^/@]+");

    private final EnvSession session;
    private final List<String> repositories;
    private final PypiOptions options;
    private final Path directory;
    private final Map<List<Object>, SimpleIndexes> opened = new HashMap<>();

    /**
     * Prepares to look.
     *
     * @param session the session
     * @param repositories further indexes that the environment file names
     * @param options which indexes the job is set to, and whether the configuration of pip and uv counts
     * @param directory what relative directories are relative to
     */
    PypiPlaces(EnvSession session, List<String> repositories, PypiOptions options, Path directory) {
        this.session = session;
        this.repositories = List.copyOf(repositories);
        this.options = options;
        this.directory = directory;
    }

    /**
     * Opens the indexes of an environment. Pages that were fetched for one platform are there for all.
     *
     * @param section what pip is asked for
     * @return the indexes
     */
    SimpleIndexes open(PipSection section) {
        List<String> urls =
                indexes(section).stream().map(this::index).distinct().toList();
        List<Path> folders = section.values(PipOption.Kind.FIND_LINKS).stream()
                .map(this::folder)
                .toList();
        return opened.computeIfAbsent(
                List.of(urls, folders), key -> session.network().indexes(urls, folders));
    }

    /**
     * Remembers the secrets that indexes are written with, for files that are already locked.
     *
     * @param section what pip is asked for
     */
    void learn(PipSection section) {
        if (!section.requirements().isEmpty()) {
            indexes(section).forEach(this::index);
        }
    }

    /**
     * Makes of a URL as it was written the one to fetch and to keep: variables have their values, secrets are taken out and
     * remembered for requests alone.
     *
     * @param written the URL
     * @return the URL without secrets
     */
    String url(String written) {
        Matcher variables = VARIABLE.matcher(written);
        String expanded = variables.replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group())));
        return session.network().withoutSecrets(expanded);
    }

    private String index(String written) {
        String url = url(written);
        if (!url.startsWith("file:/") && !SERVER.matcher(url).lookingAt()) {
            throw new InvalidInput(
                    "'" + Redaction.redact(url) + "' is no URL of a package index.",
                    Remedy.fixInput("Write it as https://pypi.example.com/simple, or as file:///path/to/simple."));
        }
        return url;
    }

    private String value(String name, String standsAs) {
        String value = session.settings().environment().getOrDefault(name, "");
        return value.isEmpty() ? standsAs : value;
    }

    /** Further indexes come first, as in uv: they are added for what must not come from the public one. */
    private List<String> indexes(PipSection section) {
        if (section.has(PipOption.Kind.NO_INDEX) || isLockedElsewhere(section)) {
            return List.of();
        }
        List<String> indexes = new ArrayList<>(section.values(PipOption.Kind.EXTRA_INDEX_URL));
        indexes.addAll(repositories);
        List<String> main = section.values(PipOption.Kind.INDEX_URL);
        if (!main.isEmpty()) {
            indexes.add(main.get(main.size() - 1));
        } else if (!options.indexes().isEmpty()) {
            indexes.addAll(options.indexes());
        } else {
            indexes.addAll(configured().or(PUBLIC));
        }
        return indexes;
    }

    /** What another tool locked is complete: nothing is added to it unless something else is asked for as well. */
    private static boolean isLockedElsewhere(PipSection section) {
        return section.requirements().isEmpty()
                && section.has(PipOption.Kind.PYLOCK)
                && !section.has(PipOption.Kind.INDEX_URL)
                && !section.has(PipOption.Kind.EXTRA_INDEX_URL);
    }

    private ConfiguredIndexes configured() {
        SessionSettings settings = session.settings();
        return options.config() == PypiOptions.Config.NONE
                ? ConfiguredIndexes.NOTHING
                : ConfiguredIndexes.read(settings.environment(), settings.home(), directory);
    }

    private Path folder(String written) {
        if (written.startsWith("http://") || written.startsWith("https://")) {
            throw new InvalidInput(
                    "--find-links " + session.network().withoutSecrets(written)
                            + " is a page of a server, and only directories are looked into.",
                    Remedy.fixInput("Name an index with --extra-index-url, or a directory with --find-links."));
        }
        return written.startsWith("file:")
                ? Path.of(URI.create(written))
                : directory.resolve(written).normalize();
    }
}
