package io.github.envmaven.core.manifest;

import io.github.envmaven.core.pep.Requirement;
import java.util.List;

/**
 * A requirement that pip is given.
 *
 * @param requirement what is required
 * @param sha256s the hashes of its {@code --hash} options, of which a file must have one; empty where any file will do
 * @param line where it stands
 */
public record PipRequirement(Requirement requirement, List<String> sha256s, RequestedPip line) implements PipLine {

    /** Copies the hashes. */
    public PipRequirement {
        sha256s = List.copyOf(sha256s);
    }

    /** The requirement without its hashes, as it was written. */
    @Override
    public String toString() {
        return PipLineReader.withoutOptions(line.text());
    }
}
