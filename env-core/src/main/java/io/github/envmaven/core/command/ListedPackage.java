package io.github.envmaven.core.command;

/**
 * One line of a listing.
 *
 * @param name the package's name
 * @param version its version
 * @param build its build string; empty for pip packages
 * @param channel the channel it came from, or {@code pypi}
 */
public record ListedPackage(String name, String version, String build, String channel) {}
