package io.github.envmaven.core.pylock;

import io.github.envmaven.core.pep.Marker;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.SpecifierSet;
import java.util.List;

/**
 * One package of a {@code pylock.toml}.
 *
 * @param place where it stands: {@code pylock.toml:12}
 * @param name its project
 * @param version its version; empty where only its sources tell it
 * @param marker where it is installed
 * @param requiresPython which Pythons it is for
 * @param source what it is installed from
 */
public record PylockPackage(
        String place, PypiName name, String version, Marker marker, SpecifierSet requiresPython, Source source) {

    /** The name, and the version where it is known. */
    @Override
    public String toString() {
        return version.isEmpty() ? name.value() : name + " " + version;
    }

    PylockPackage from(Source chosen) {
        return new PylockPackage(place, name, version, marker, requiresPython, chosen);
    }

    /** What a package is installed from. */
    public sealed interface Source {}

    /**
     * Files of an index.
     *
     * @param files wheels, and at most one source distribution for where none of them fits
     */
    public record IndexFiles(List<PylockFile> files) implements Source {

        /** Copies the list. */
        public IndexFiles {
            files = List.copyOf(files);
        }
    }

    /**
     * A wheel or source distribution that was asked for by its place.
     *
     * @param file the file
     */
    public record Archive(PylockFile file) implements Source {}

    /**
     * A repository.
     *
     * @param type for example {@code git}
     * @param url where it is; a path where it is on this machine
     * @param commit the commit
     * @param subdirectory where in it the project is; may be empty
     */
    public record Repository(String type, String url, String commit, String subdirectory) implements Source {}

    /**
     * A project's directory.
     *
     * @param path relative to the file
     */
    public record Directory(String path) implements Source {}
}
