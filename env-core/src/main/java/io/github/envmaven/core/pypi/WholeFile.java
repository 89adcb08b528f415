package io.github.envmaven.core.pypi;

import java.nio.file.Path;

/** Fetches whole distributions, verified by their hash where the index tells one. */
@FunctionalInterface
public interface WholeFile {

    /**
     * Fetches a file.
     *
     * @param file what an index offers
     * @return where it is on this machine; never to be changed
     */
    Path fetch(IndexFile file);
}
