/** The goals: configuration in, command called, words out. */
@NullMarked
package io.github.envmaven.plugin;

import org.jspecify.annotations.NullMarked;
