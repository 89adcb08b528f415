/**
 * The demo channel: real conda packages made from artifacts of Maven Central alone.
 *
 * <p>{@link io.github.envmaven.it.demo.DemoChannel} reads the jars of {@code org.bytedeco:cpython}, splits them as
 * conda-forge splits Python, adds small packages of our own, and writes a channel that needs no server.
 */
@NullMarked
package io.github.envmaven.it.demo;

import org.jspecify.annotations.NullMarked;
