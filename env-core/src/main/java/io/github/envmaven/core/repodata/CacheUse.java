package io.github.envmaven.core.repodata;

/** How far what is cached may be trusted without asking the server. */
public enum CacheUse {
    /** For as long as the server allowed when it was fetched; conda's and rattler's way. */
    AS_SERVER_ALLOWS,
    /** Never: the server is asked each time, and sends nothing where nothing changed. */
    REVALIDATE,
    /** Always: the network is not used, however old the cached copy is. */
    OFFLINE
}
