package io.github.envmaven.core.index;

/**
 * A record that a channel publishes and that cannot be used.
 *
 * @param fileName the record's key in the repodata, control characters replaced
 * @param reason why not, as the end of a sentence: {@code "it has no version"}
 */
public record SkippedRecord(String fileName, String reason) {}
