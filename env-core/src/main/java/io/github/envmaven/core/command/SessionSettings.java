package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all jobs of a session share.
 *
 * @param cache where indexes and packages are kept between projects
 * @param network whether the network may be used
 * @param environment the environment variables of the user's process
 * @param channelAlias the URL that bare channel names stand under; empty for the public default
 * @param condarc how much of conda's configuration files counts
 * @param transport how channels are reached, besides what the user's files and variables say
 * @param cacheLayers package caches of conda or mamba that are read before a package is downloaded, and never written
 */
public record SessionSettings(
        Path cache,
        Network network,
        Map<String, String> environment,
        String channelAlias,
        CondarcUse condarc,
        TransportSettings transport,
        List<Path> cacheLayers) {

    /** Copies the collections. */
    public SessionSettings {
        cacheLayers = List.copyOf(cacheLayers);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** Whether the network may be used. */
    public enum Network {
        /** Use it where the cache has no answer. */
        ONLINE,
        /** Ask whether indexes have changed, even those that are known to be fresh. */
        REFRESH,
        /** Do with what the cache has. */
        OFFLINE
    }

    /** How much of conda's configuration files counts. */
    public enum CondarcUse {
        /** Nothing; they are not read. */
        NONE,
        /** What says how to reach channels: proxies, certificates, mirrors, timeouts. A solve does not depend on it. */
        TRANSPORT,
        /** Also what the channels are: their names, their order where a manifest names none, and their priority. */
        ALL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The user's home directory: {@code HOME} where it is set.
     *
     * @return a directory that need not exist
     */
    Path home() {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home", "") : home);
    }

    /**
     * The settings of a user who set nothing.
     *
     * @param environment the environment variables of the user's process
     * @return online, with the cache in the user's cache directory
     */
    public static SessionSettings of(Map<String, String> environment) {
        return new SessionSettings(
                defaultCache(environment),
                Network.ONLINE,
                environment,
                "",
                CondarcUse.TRANSPORT,
                TransportSettings.NONE,
                List.of());
    }

    /**
     * Where the cache is unless it is set: {@code ENV_MAVEN_CACHE}, or the platform's directory for caches.
     *
     * @param environment the environment variables of the user's process
     * @return an absolute path
     */
    public static Path defaultCache(Map<String, String> environment) {
        String own = environment.getOrDefault("ENV_MAVEN_CACHE", "");
        if (!own.isEmpty()) {
            return Path.of(own).toAbsolutePath();
        }
        Path home = Path.of(System.getProperty("user.home", ""));
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isEmpty() ? home.resolve("AppData/Local") : Path.of(local)).resolve("env-maven");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Caches/env-maven");
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg)).resolve("env-maven");
    }
}
