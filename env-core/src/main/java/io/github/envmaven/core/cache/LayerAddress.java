package io.github.envmaven.core.cache;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where mamba keeps the packages of one channel and platform below its package cache, since 2.6:
 * {@code https/conda.anaconda.org/conda-forge/linux-64}, without credentials.
 *
 * @param text the directory, relative to the cache
 */
record LayerAddress(String text) {

    private static final Pattern ADDRESS =
            Pattern.compile("([a-z][a-z0-9+.-]*)://(?:[^/@]*@)?([^/]*)(?:/t/[A-Za-z0-9_-]+(?=/))?(/.*)?/[^/]+");

    /**
     * Of the package that is downloaded from a URL.
     *
     * @param url the package's URL
     * @return where it would lie
     */
    static LayerAddress of(String url) {
        Matcher parts = ADDRESS.matcher(url);
        if (!parts.matches()) {
            return new LayerAddress("");
        }
        String path = Optional.ofNullable(parts.group(3)).orElse("");
        String plain = parts.group(1) + "/" + parts.group(2) + path;
        return new LayerAddress(plain.replace(':', '_').replace('\\', '_'));
    }

    /**
     * The directory in a cache.
     *
     * @param cache the package cache
     * @return nothing where the address names no directory below it
     */
    Optional<Path> in(Path cache) {
        try {
            Path place = cache.resolve(text).normalize();
            return Optional.of(place).filter(below -> below.startsWith(cache.normalize()) && !text.isEmpty());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
