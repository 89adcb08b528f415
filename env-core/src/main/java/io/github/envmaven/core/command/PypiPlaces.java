package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.manifest.PipOption;
import io.github.envmaven.core.manifest.PipSection;
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

    private static final Pattern SERVER_WITH_SECRETS = Pattern.compile("https?://[^/@]+@[^/]+");

    private final EnvSession session;
    private final List<String> repositories;
    private final List<String> configured;
    private final Path directory;
    private final Map<List<Object>, SimpleIndexes> opened = new HashMap<>();

    /**
     * Prepares to look.
     *
     * @param session the session
     * @param repositories further indexes that the environment file names
     * @param configured the indexes that the job is set to; may be empty
     * @param directory what relative directories are relative to
     */
    PypiPlaces(EnvSession session, List<String> repositories, List<String> configured, Path directory) {
        this.session = session;
        this.repositories = List.copyOf(repositories);
        this.configured = List.copyOf(configured);
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
                indexes(section).stream().map(this::indexUrl).distinct().toList();
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
        indexes(section).forEach(this::indexUrl);
    }

    /**
     * Makes of a URL as it was written the one to fetch and to keep: variables have their values, secrets are taken out and
     * remembered for requests alone.
     *
     * @param written the URL
     * @return the URL without secrets
     */
    String url(String written) {
        return session.network().withoutSecrets(expanded(written));
    }

    /** The same of an index, whose secrets count for its whole server, as with pip: files lie elsewhere on it than pages. */
    private String indexUrl(String written) {
        Matcher server = SERVER_WITH_SECRETS.matcher(expanded(written));
        if (server.lookingAt()) {
            session.network().withoutSecrets(server.group() + "/");
        }
        return url(written);
    }

    private String expanded(String written) {
        Matcher variables = VARIABLE.matcher(written);
        return variables.replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group())));
    }

    private String value(String name, String standsAs) {
        String value = session.settings().environment().getOrDefault(name, "");
        return value.isEmpty() ? standsAs : value;
    }

    /** Further indexes come first, as in uv: they are added for what must not come from the public one. */
    private List<String> indexes(PipSection section) {
        if (section.has(PipOption.Kind.NO_INDEX)) {
            return List.of();
        }
        List<String> indexes = new ArrayList<>(section.values(PipOption.Kind.EXTRA_INDEX_URL));
        indexes.addAll(repositories);
        List<String> main = section.values(PipOption.Kind.INDEX_URL);
        if (!main.isEmpty()) {
            indexes.add(main.get(main.size() - 1));
        } else if (!configured.isEmpty()) {
            indexes.addAll(configured);
        } else {
            indexes.add(PUBLIC);
        }
        return indexes;
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
