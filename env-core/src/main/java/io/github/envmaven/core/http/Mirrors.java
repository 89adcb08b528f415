package io.github.envmaven.core.http;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Places that stand in for others when something is fetched. What is fetched keeps its own URL everywhere else.
 *
 * @param mirrors the most precise decides, and of several such the first
 */
public record Mirrors(List<Mirror> mirrors) {

    /** Everything is fetched from where it is. */
    public static final Mirrors NONE = new Mirrors(List.of());

    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** Sorts the mirrors. */
    public Mirrors {
        mirrors = mirrors.stream()
                .sorted(Comparator.comparingInt((Mirror mirror) -> -mirror.of().length()))
                .toList();
    }

    /**
     * Some places that have the same as another.
     *
     * @param of the beginning of the URLs that are mirrored, without a slash at its end: that of a channel, whose whole URL
     *     is replaced, or of a server such as {@code https://conda.anaconda.org}; empty for every server but this machine
     * @param except beginnings of URLs that are not mirrored
     * @param urls where the same is found, the preferred one first; what follows {@code of} is appended, or the whole path
     *     where {@code of} is empty; no place at all forbids to fetch
     */
    public record Mirror(String of, List<String> except, List<String> urls) {

        /** Copies the lists, and cuts off slashes. */
        public Mirror {
            of = withoutSlash(of);
            except = except.stream().map(Mirrors::withoutSlash).toList();
            urls = urls.stream().map(Mirrors::withoutSlash).toList();
        }

        private Optional<List<String>> of(String url) {
            boolean isMeant = of.isEmpty() ? isRemote(url) : isBelow(url, of);
            if (!isMeant || except.stream().anyMatch(place -> isBelow(url, place))) {
                return Optional.empty();
            }
            String rest = of.isEmpty() ? url.substring(pathStart(url)) : url.substring(of.length());
            return Optional.of(urls.stream().map(place -> place + rest).toList());
        }
    }

    /**
     * Where a URL is to be fetched from.
     *
     * @param url without secrets
     * @return the places, the preferred one first; only the URL itself where nothing mirrors it; none where it is blocked
     */
    public List<String> placesOf(String url) {
        for (Mirror mirror : mirrors) {
            Optional<List<String>> places = mirror.of(url);
            if (places.isPresent()) {
                return places.get();
            }
        }
        return List.of(url);
    }

    private static boolean isBelow(String url, String place) {
        return url.startsWith(place) && (url.length() == place.length() || url.charAt(place.length()) == '/');
    }

    private static boolean isRemote(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
            return false;
        }
        String host = URI.create(lower).getHost();
        return host != null && !LOCAL.contains(host);
    }

    private static int pathStart(String url) {
        int slash = url.indexOf('/', url.indexOf("://") + 3);
        return slash < 0 ? url.length() : slash;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? withoutSlash(url.substring(0, url.length() - 1)) : url;
    }
}
