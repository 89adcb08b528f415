/** What it takes to use an environment: paths, variables and scripts, for shells and for programs run without one (CEP 32). */
@NullMarked
package io.github.envmaven.core.activate;

import org.jspecify.annotations.NullMarked;
