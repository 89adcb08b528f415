/** Answers about an environment: what needs what, why a package is there, and what holds its version back. */
@NullMarked
package io.github.envmaven.core.explain;

import org.jspecify.annotations.NullMarked;
