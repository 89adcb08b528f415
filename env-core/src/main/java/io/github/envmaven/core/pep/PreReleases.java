package io.github.envmaven.core.pep;

/** Whether pre-releases, development releases among them, are acceptable. */
public enum PreReleases {
    /** Where a specifier names one, or where nothing else matches; the standard's default. */
    WHERE_NAMED_OR_NEEDED,
    /** Like any other version. */
    ACCEPT,
    /** Never. */
    REFUSE
}
