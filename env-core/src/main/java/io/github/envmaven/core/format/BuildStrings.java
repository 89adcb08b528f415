package io.github.envmaven.core.format;

/** Whether an export names the exact build of each package. */
public enum BuildStrings {
    /** {@code numpy=1.26.4=py312h_0}: the same packages, on the same platform only. */
    INCLUDED,
    /** {@code numpy=1.26.4}: the same versions, on other platforms too. */
    LEFT_OUT
}
