package io.github.envmaven.core.cache;

import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.record.RepoDataRecord;
import java.nio.file.Path;

/**
 * A verified and extracted package. Nothing below its directory is ever changed once it is published.
 *
 * @param record what the lock or the channel says about it
 * @param directory the extracted package; {@code info/} lies directly below
 * @param paths what it consists of
 */
public record CachedPackage(RepoDataRecord record, Path directory, PathsJson paths) {}
