/** An environment's directory and what is written about it: conda-meta, history, state, and whether it is whole. */
@NullMarked
package io.github.envmaven.core.prefix;

import org.jspecify.annotations.NullMarked;
