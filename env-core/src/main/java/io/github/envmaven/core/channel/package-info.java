/** Where packages come from: channels, their subdirs, and how a name becomes a URL (CEP 26). */
@NullMarked
package io.github.envmaven.core.channel;

import org.jspecify.annotations.NullMarked;
