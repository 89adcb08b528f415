/** conda's own configuration: where its files are, and what they say together. */
@NullMarked
package io.github.envmaven.core.condarc;

import org.jspecify.annotations.NullMarked;
