/** Conda's version literals, their order (CEP 33) and version specs (CEP 29). */
@NullMarked
package io.github.envmaven.core.version;

import org.jspecify.annotations.NullMarked;
