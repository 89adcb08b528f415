/** What the scripts of the integration tests use: the log of a nested build, its files, and golden texts. */
@NullMarked
package io.github.envmaven.it.invoked;

import org.jspecify.annotations.NullMarked;
