/** Writes wheels (PEP 427) and the index that lists them (PEP 503). */
@NullMarked
package io.github.envmaven.it.wheel;

import org.jspecify.annotations.NullMarked;
