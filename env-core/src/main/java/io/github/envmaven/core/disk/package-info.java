/** The disk, used so that a killed process or a hostile name leaves nothing half done: atomic files, locks, safe paths, trees. */
@NullMarked
package io.github.envmaven.core.disk;

import org.jspecify.annotations.NullMarked;
