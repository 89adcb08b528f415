/** What a {@code pyproject.toml} says of a project without its being built (PEP 621, 735). */
@NullMarked
package io.github.envmaven.core.pyproject;

import org.jspecify.annotations.NullMarked;
