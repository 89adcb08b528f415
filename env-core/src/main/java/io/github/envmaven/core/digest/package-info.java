/** Digests of package contents: SHA-256 and, where the formats ask for it, MD5. */
@NullMarked
package io.github.envmaven.core.digest;

import org.jspecify.annotations.NullMarked;
