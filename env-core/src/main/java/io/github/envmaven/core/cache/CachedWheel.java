package io.github.envmaven.core.cache;

import io.github.envmaven.core.wheel.UnpackedWheel;
import io.github.envmaven.core.wheel.WheelFile;

/**
 * A verified and unpacked wheel. Nothing below its directory is ever changed once it is published.
 *
 * @param file what the lock says about it
 * @param content what it consists of
 */
public record CachedWheel(WheelFile file, UnpackedWheel content) {}
