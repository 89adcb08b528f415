/** JMH benchmarks of the hot paths: versions and specs, the index, the solver. */
@NullMarked
package io.github.envmaven.it.bench;

import org.jspecify.annotations.NullMarked;
