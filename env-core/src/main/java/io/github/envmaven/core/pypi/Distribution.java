package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.SdistName;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.pep.WheelParts;
import java.util.Optional;

/**
 * What a file's name says.
 *
 * @param file the file
 * @param name its project
 * @param version its version
 * @param tags a wheel's tags as they are written; empty for a source distribution
 * @param buildNumber sorts wheels of the same tags, the higher the better (PEP 427); -1 where there is none
 */
record Distribution(IndexFile file, PypiName name, Pep440Version version, String tags, long buildNumber) {

    /** Reads a file's name; files that packaging tools cannot name, old installers for one, are left out. */
    static Optional<Distribution> find(IndexFile file) {
        try {
            if (file.isWheel()) {
                WheelName name = WheelName.parse(file.fileName());
                String tags = WheelParts.find(file.fileName()).orElseThrow().tags();
                return Optional.of(new Distribution(file, name.name(), name.version(), tags, name.buildNumber()));
            }
            SdistName name = SdistName.parse(file.fileName());
            return Optional.of(new Distribution(file, name.name(), name.version(), "", -1));
        } catch (InvalidInput e) {
            return Optional.empty();
        }
    }

    boolean isWheel() {
        return !tags.isEmpty();
    }
}
