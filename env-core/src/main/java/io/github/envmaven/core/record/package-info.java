/** Package records as channels publish them (CEP 34, 36), and how specs match them. */
@NullMarked
package io.github.envmaven.core.record;

import org.jspecify.annotations.NullMarked;
