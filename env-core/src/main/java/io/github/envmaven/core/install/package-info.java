/** Makes an environment what a lock file says: plans the difference, then unlinks and links until it is so. */
@NullMarked
package io.github.envmaven.core.install;

import org.jspecify.annotations.NullMarked;
