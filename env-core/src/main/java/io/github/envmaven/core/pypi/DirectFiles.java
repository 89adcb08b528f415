package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files that the user's own requirements and constraints name by URL (PEP 440, direct references). */
final class DirectFiles {

    private final Map<PypiName, Distribution> files = new TreeMap<>();
    private final Map<PypiName, String> urls = new TreeMap<>();

    DirectFiles(PypiRequest request) {
        request.wishes().forEach(wish -> add(wish, request));
        request.constraints().forEach(wish -> add(wish, request));
    }

    private void add(PypiWish wish, PypiRequest request) {
        Requirement requirement = wish.requirement();
        if (!requirement.isDirect()
                || !requirement.marker().holds(request.target().markers().withExtra(""))) {
            return;
        }
        Distribution file = read(wish);
        if (!file.name().equals(requirement.name())) {
            throw new InvalidInput(
                    "'" + wish + "' asks for " + requirement.name() + " and names a file of " + file.name(),
                    Remedy.fixInput("Write the file's own name in front of the URL"));
        }
        urls.putIfAbsent(requirement.name(), requirement.url());
        Distribution other = files.putIfAbsent(requirement.name(), file);
        if (other != null && !other.file().url().equals(file.file().url())) {
            throw new InvalidInput(
                    "'" + wish + "' and another requirement name different files of " + requirement.name(),
                    Remedy.fixInput("Keep one of the URLs"));
        }
    }

    private static Distribution read(PypiWish wish) {
        String url = wish.requirement().url();
        String path = url.replaceFirst("[#?].*$", "");
        String fileName =
                path.substring(path.lastIndexOf('/') + 1).replace("%2B", "+").replace("%2b", "+");
        String sha256 = url.replaceFirst("^[^#]*#?(?:.*&)?(?:sha256=([0-9a-fA-F]{64}))?.*$", "$1");
        IndexFile file = IndexFile.of(fileName, url.replaceFirst("#.*$", ""), sha256);
        return Distribution.find(file)
                .orElseThrow(() -> new InvalidInput(
                        "'" + wish + "' names no wheel and no source distribution: " + fileName,
                        Remedy.fixInput(
                                "A URL ends with a file such as name-1.0-py3-none-any.whl or name-1.0.tar.gz")));
    }

    Optional<Distribution> find(PypiName project) {
        return Optional.ofNullable(files.get(project));
    }

    /** Whether a distribution's own URL of a project means the file that the user asks for; the same in another order is. */
    boolean agrees(Requirement published) {
        String asked = urls.get(published.name());
        return asked != null && parts(asked).equals(parts(published.url()));
    }

    /** The URL up to its query, then the parts of query and fragment; the name behind {@code egg=} says nothing. */
    private static List<String> parts(String url) {
        List<String> parts = new ArrayList<>(List.of(url.split("[?#&]")));
        parts.removeIf(part -> part.startsWith("egg=") || part.isEmpty());
        String place = parts.remove(0);
        parts.sort(null);
        parts.add(0, place.replaceFirst("^file:///?(?=[^/])", "file:///"));
        return parts;
    }
}
