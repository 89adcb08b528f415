/** Resolves Python requirements against package indexes, for the Python and platform of an environment. */
@NullMarked
package io.github.envmaven.core.pypi;

import org.jspecify.annotations.NullMarked;
