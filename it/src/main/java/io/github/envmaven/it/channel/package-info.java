/** Writes conda channels: package archives with their info/ documents (CEP 34, CEP 35), and repodata. */
@NullMarked
package io.github.envmaven.it.channel;

import org.jspecify.annotations.NullMarked;
