/** What conda packages are called on Python's package indexes. */
@NullMarked
package io.github.envmaven.core.names;

import org.jspecify.annotations.NullMarked;
