/** Extracted packages on disk, shared between environments, processes and projects. */
@NullMarked
package io.github.envmaven.core.cache;

import org.jspecify.annotations.NullMarked;
