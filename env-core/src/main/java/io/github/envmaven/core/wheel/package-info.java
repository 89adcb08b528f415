/** Wheels (PEP 427): what must be true of one, where its files go, and the documents that an installer adds. */
@NullMarked
package io.github.envmaven.core.wheel;

import org.jspecify.annotations.NullMarked;
