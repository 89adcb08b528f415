package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.SdistName;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.pep.WheelTags;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a file's name says.
 *
 * @param file the file
 * @param name its project
 * @param version its version
 * @param wheel the wheel's name; absent for a source distribution
 */
record Distribution(
        IndexFile file,
        PypiName name,
        Pep440Version version,
        @Nullable WheelName wheel) {

    /** Reads a file's name; files that packaging tools cannot name, old installers for one, are left out. */
    static Optional<Distribution> find(IndexFile file) {
        try {
            if (file.isWheel()) {
                WheelName name = WheelName.parse(file.fileName());
                return Optional.of(new Distribution(file, name.name(), name.version(), name));
            }
            SdistName name = SdistName.parse(file.fileName());
            return Optional.of(new Distribution(file, name.name(), name.version(), null));
        } catch (InvalidInput e) {
            return Optional.empty();
        }
    }

    /** How well the file fits an interpreter: wheels by their tags, source distributions behind all of them. */
    OptionalInt rank(WheelTags tags) {
        return wheel == null ? OptionalInt.of(Integer.MAX_VALUE) : tags.rank(wheel);
    }

    /** Sorts wheels of the same tags, the higher the better (PEP 427). */
    long buildNumber() {
        return wheel == null ? -1 : wheel.buildNumber();
    }
}
