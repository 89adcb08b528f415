/**
 * Version solving for any ecosystem: names, candidates and requirements are opaque ids that a {@link
 * io.github.envmaven.core.solve.PackageSource} answers for, lazily; a solution or the reason why there is none comes back.
 */
@NullMarked
package io.github.envmaven.core.solve;

import org.jspecify.annotations.NullMarked;
