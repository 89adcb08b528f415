/**
 * Gets the records of subdirs: fetched once, kept as an index, and checked against the server no more often than it asks
 * for (CEP 36).
 */
@NullMarked
package io.github.envmaven.core.repodata;

import org.jspecify.annotations.NullMarked;
