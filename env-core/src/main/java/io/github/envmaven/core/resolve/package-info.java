/** Conda and pip as one: the packages of an environment from both, each once, and such that they fit each other. */
@NullMarked
package io.github.envmaven.core.resolve;

import org.jspecify.annotations.NullMarked;
