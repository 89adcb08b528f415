/** TOML as values that are asked for by type, with the line of each for messages. */
@NullMarked
package io.github.envmaven.core.toml;

import org.jspecify.annotations.NullMarked;
