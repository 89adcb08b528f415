package io.github.envmaven.core.install;

import io.github.envmaven.core.prefix.PrefixRecord.PrefixLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** How a file of the package cache gets into a prefix when nothing in it is replaced. */
public enum LinkMethod {
    /** The prefix shares the file with the cache; it must not be written to. */
    HARD_LINK(PrefixLink.HARD_LINK),
    /** The prefix gets its own file; newer JDKs make it a reflink where the file system can. */
    COPY(PrefixLink.COPY);

    private final int recordType;

    LinkMethod(int recordType) {
        this.recordType = recordType;
    }

    /** The number that stands for the method in a prefix record. */
    int recordType() {
        return recordType;
    }

    /**
     * Finds the best method between two places by trying it once.
     *
     * @param source any file of the package cache
     * @param directory an existing directory of the prefix
     * @return hard links where the file system allows them
     */
    static LinkMethod between(Path source, Path directory) {
        Path probe = directory.resolve(".link-" + UUID.randomUUID());
        try {
            Files.createLink(probe, source);
            Files.delete(probe);
            return HARD_LINK;
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            // Another device, or a file system without links: copying always works.
            return COPY;
        }
    }
}
