/** Facts about the Python of an environment that decide where its packages' files go. */
@NullMarked
package io.github.envmaven.core.python;

import org.jspecify.annotations.NullMarked;
