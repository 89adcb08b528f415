/** What was resolved, pinned to the file: the unified lock of conda-lock (CEP 37), read, written and checked. */
@NullMarked
package io.github.envmaven.core.lock;

import org.jspecify.annotations.NullMarked;
