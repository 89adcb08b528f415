/** The field's other file formats, one class each, read and written over what a lock holds. */
@NullMarked
package io.github.envmaven.core.format;

import org.jspecify.annotations.NullMarked;
