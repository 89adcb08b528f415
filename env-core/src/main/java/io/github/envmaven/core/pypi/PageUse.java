package io.github.envmaven.core.pypi;

/** Whether pages that are kept must do. */
public enum PageUse {
    /** They are asked for again as the server wishes. */
    AS_SERVER_ALLOWS,
    /** The server is asked whether they have changed, even where they are fresh. */
    REVALIDATE,
    /** Nothing is asked for; what is not kept is an error. */
    OFFLINE
}
