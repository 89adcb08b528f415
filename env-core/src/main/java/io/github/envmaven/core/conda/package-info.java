/** Conda's rules on top of the neutral solver: candidates, their order, channel priority, pins, and the resolver itself. */
@NullMarked
package io.github.envmaven.core.conda;

import org.jspecify.annotations.NullMarked;
