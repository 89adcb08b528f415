/** Compares environments with what they should be, file by file, and reports the differences as values. */
@NullMarked
package io.github.envmaven.core.verify;

import org.jspecify.annotations.NullMarked;
