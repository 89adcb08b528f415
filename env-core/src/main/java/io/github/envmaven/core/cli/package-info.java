/** The command line over the commands: options in, words or JSON out. */
@NullMarked
package io.github.envmaven.core.cli;

import org.jspecify.annotations.NullMarked;
