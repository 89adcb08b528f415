package io.github.envmaven.core.prefix;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.wheel.DistInfoDocuments;
import io.github.envmaven.core.wheel.WheelFile;
import io.github.envmaven.core.wheel.WheelOrigin;
import java.util.List;
import java.util.Optional;

/**
 * A Python package that this program installed from a wheel. Its record is Python's own, the list in its directory
 * {@code *.dist-info}, where pip and the package itself look, too.
 *
 * @param distInfo that directory, relative to the prefix
 * @param project its normalised name
 * @param version as the directory has it
 * @param origin where it came from
 * @param paths its files, as far as they lie in the prefix; empty where the list is gone
 */
public record InstalledWheel(
        String distInfo, PypiName project, String version, WheelOrigin origin, List<PrefixPath> paths) {

    /** Copies the paths. */
    public InstalledWheel {
        paths = List.copyOf(paths);
    }

    /**
     * What messages call it.
     *
     * @return for example {@code requests 2.32.3 (pip)}
     */
    public String label() {
        return WheelFile.label(project.value(), version);
    }

    /**
     * The digest of the file it was installed from.
     *
     * @return empty where it does not tell
     */
    public Optional<Sha256> sha256() {
        return Optional.ofNullable(origin.sha256OrNull());
    }

    /**
     * The list of its files.
     *
     * @return relative to the prefix
     */
    public String record() {
        return distInfo + "/" + DistInfoDocuments.RECORD;
    }

    /**
     * Whether nothing is known of its files, because their list is gone or cannot be read.
     *
     * @return whether it has to be installed again
     */
    public boolean isUnlisted() {
        return paths.isEmpty();
    }
}
