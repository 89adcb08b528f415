/** What is going on: immutable events that flow outwards to one listener. */
@NullMarked
package io.github.envmaven.core.event;

import org.jspecify.annotations.NullMarked;
