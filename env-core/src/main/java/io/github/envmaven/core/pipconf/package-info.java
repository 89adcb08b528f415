/** What pip and uv are configured with, as far as it says where packages come from. */
@NullMarked
package io.github.envmaven.core.pipconf;

import org.jspecify.annotations.NullMarked;
