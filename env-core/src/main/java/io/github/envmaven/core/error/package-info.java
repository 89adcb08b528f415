/** What can go wrong for a user: one sealed exception family, each with what to do next. */
@NullMarked
package io.github.envmaven.core.error;

import org.jspecify.annotations.NullMarked;
