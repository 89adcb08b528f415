package io.github.envmaven.it.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A package that stands in a channel.
 *
 * @param subdir which directory it is in
 * @param fileName its name there
 * @param format the archive's format
 * @param record its line of repodata
 */
record WrittenPackage(String subdir, String fileName, ArchiveFormat format, ObjectNode record) {}
