/** {@code pylock.toml} (PEP 751): what another tool locked for Python, and which of its files fit an interpreter. */
@NullMarked
package io.github.envmaven.core.pylock;

import org.jspecify.annotations.NullMarked;
