package io.github.envmaven.core.http;

import io.github.envmaven.core.digest.HashAlgorithm;
import java.nio.file.Path;

/**
 * A file that arrived whole and is what was expected.
 *
 * @param file where it is
 * @param algorithm how it was hashed
 * @param hex its digest in lower-case hexadecimal
 * @param size its size in bytes
 */
public record Downloaded(Path file, HashAlgorithm algorithm, String hex, long size) {}
