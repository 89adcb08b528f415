/** Channels in container registries: {@code oci://HOST/PATH}, over the OCI distribution protocol. */
@NullMarked
package io.github.envmaven.core.oci;

import org.jspecify.annotations.NullMarked;
