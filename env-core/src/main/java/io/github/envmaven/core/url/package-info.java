/** How texts are written in URLs. */
@NullMarked
package io.github.envmaven.core.url;

import org.jspecify.annotations.NullMarked;
