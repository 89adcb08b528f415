/** Fetching over HTTP(S) and {@code file:}: transports, retries, credentials, and downloads that are verified and resumed. */
@NullMarked
package io.github.envmaven.core.http;

import org.jspecify.annotations.NullMarked;
