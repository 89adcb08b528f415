/** What the user asked for, whatever it was written in: one value from environment files and from plain strings. */
@NullMarked
package io.github.envmaven.core.manifest;

import org.jspecify.annotations.NullMarked;
