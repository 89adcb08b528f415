package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.Requirement;
import java.util.List;

/**
 * The metadata of a file with its requirements read.
 *
 * @param metadata what the file says of itself
 * @param requirements its requirements, in the order they were published; empty where one cannot be read
 * @param defect why they cannot be read; empty where they can
 */
record Described(CoreMetadata metadata, List<Requirement> requirements, String defect) {

    Described {
        requirements = List.copyOf(requirements);
    }

    static Described of(CoreMetadata metadata) {
        try {
            return new Described(
                    metadata,
                    metadata.requiresDist().stream().map(Requirement::parse).toList(),
                    "");
        } catch (InvalidInput e) {
            return new Described(metadata, List.of(), "its requirements cannot be read: " + e.getMessage());
        }
    }
}
