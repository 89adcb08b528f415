package io.github.envmaven.core.lock;

import io.github.envmaven.core.url.PercentEncoding;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One file that is locked for one platform. */
public sealed interface LockedPackage {

    /**
     * The package's name.
     *
     * @return a conda or a PyPI name
     */
    String name();

    /**
     * The package's version.
     *
     * @return as the channel or the index gives it
     */
    String version();

    /**
     * The platform it is locked for, also where the file fits every platform.
     *
     * @return for example {@code linux-64}
     */
    String platform();

    /**
     * What it needs.
     *
     * @return the constraint by name, sorted; empty text where any will do. Name, blank and constraint are a MatchSpec
     *     for conda packages, a PEP 508 requirement for pip's
     */
    Map<String, String> dependencies();

    /**
     * Where the file is.
     *
     * @return a URL without credentials, except as {@code $NAME}
     */
    String url();

    /**
     * What is known of the file's content.
     *
     * @return its digests
     */
    LockedDigests digests();

    /**
     * The categories the package is in.
     *
     * @return {@code main} alone, or others, sorted; at least one
     */
    List<String> categories();

    /**
     * The program whose package it is.
     *
     * @return {@code conda} or {@code pip}
     */
    String manager();

    /**
     * The same package in other categories.
     *
     * @param newCategories at least one
     * @return a copy
     */
    LockedPackage inCategories(List<String> newCategories);

    /**
     * A conda package.
     *
     * @param name {@link LockedPackage#name()}
     * @param version {@link LockedPackage#version()}
     * @param build the build string
     * @param platform {@link LockedPackage#platform()}
     * @param dependencies {@link LockedPackage#dependencies()}
     * @param url {@link LockedPackage#url()}
     * @param digests {@link LockedPackage#digests()}
     * @param categories {@link LockedPackage#categories()}
     */
    record Conda(
            String name,
            String version,
            String build,
            String platform,
            Map<String, String> dependencies,
            String url,
            LockedDigests digests,
            List<String> categories)
            implements LockedPackage {

        /** Copies and sorts what it is given. */
        public Conda {
            dependencies = Collections.unmodifiableMap(new TreeMap<>(dependencies));
            categories = categories.stream().sorted().distinct().toList();
        }

        /**
         * The archive's file name.
         *
         * @return the last part of the URL
         */
        public String fileName() {
            return url.substring(url.lastIndexOf('/') + 1);
        }

        /** Whether the build string can be read from the file name, so that it needs no key of its own. */
        boolean hasUsualFileName() {
            return CondaFileName.buildOf(url, name, version).equals(build);
        }

        @Override
        public String manager() {
            return "conda";
        }

        @Override
        public Conda inCategories(List<String> newCategories) {
            return new Conda(name, version, build, platform, dependencies, url, digests, newCategories);
        }

        @Override
        public String toString() {
            return name + " " + version + " " + build + " (" + platform + ")";
        }
    }

    /**
     * A package from PyPI or from a URL, which pip installs.
     *
     * @param name {@link LockedPackage#name()}
     * @param version {@link LockedPackage#version()}
     * @param platform {@link LockedPackage#platform()}
     * @param dependencies {@link LockedPackage#dependencies()}
     * @param url {@link LockedPackage#url()}
     * @param digests {@link LockedPackage#digests()}
     * @param categories {@link LockedPackage#categories()}
     * @param sourceUrl the URL that was asked for instead of a version; empty where a version was
     * @param revision the commit of a {@code git+} URL, which has no digests; empty for a file
     */
    record Pip(
            String name,
            String version,
            String platform,
            Map<String, String> dependencies,
            String url,
            LockedDigests digests,
            List<String> categories,
            String sourceUrl,
            String revision)
            implements LockedPackage {

        /** Copies and sorts what it is given. */
        public Pip {
            dependencies = Collections.unmodifiableMap(new TreeMap<>(dependencies));
            categories = categories.stream().sorted().distinct().toList();
        }

        /**
         * The file's name.
         *
         * @return the last part of the URL's path, its escapes resolved once, so that no name hides another
         */
        public String fileName() {
            String path = url.replaceFirst("[?#].*", "");
            return PercentEncoding.decode(path.substring(path.lastIndexOf('/') + 1));
        }

        @Override
        public String manager() {
            return "pip";
        }

        @Override
        public Pip inCategories(List<String> newCategories) {
            return new Pip(name, version, platform, dependencies, url, digests, newCategories, sourceUrl, revision);
        }

        @Override
        public String toString() {
            return name + " " + version + " (" + platform + ")";
        }
    }
}
