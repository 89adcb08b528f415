/**
 * The memory-mapped form of a subdir: written once from {@code repodata.json} in one pass, then read a few names at a
 * time without touching the rest.
 */
@NullMarked
package io.github.envmaven.core.index;

import org.jspecify.annotations.NullMarked;
