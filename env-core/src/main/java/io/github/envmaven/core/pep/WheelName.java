package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.List;

/**
 * What the file name of a wheel says (PEP 427).
 *
 * @param fileName the whole name
 * @param name the project
 * @param version its version
 * @param buildNumber sorts wheels of one version; -1 where there is none
 * @param buildSuffix what follows the build number; may be empty
 * @param tags which interpreters it works for
 */
public record WheelName(
        String fileName,
        PypiName name,
        Pep440Version version,
        long buildNumber,
        String buildSuffix,
        List<WheelTag> tags) {

    /** Copies the tags. */
    public WheelName {
        tags = List.copyOf(tags);
    }

    /**
     * Reads a file name.
     *
     * @param fileName for example {@code numpy-2.1.0-cp312-cp312-win_amd64.whl}
     * @return what it says
     * @throws InvalidInput when it is no wheel's name
     */
    public static WheelName parse(String fileName) {
        WheelParts parts = WheelParts.find(fileName)
                .orElseThrow(() -> invalid(
                        fileName,
                        "it has the form name-version[-build]-python-abi-platform.whl, and a build begins with a"
                                + " digit"));
        Pep440Version version = Pep440Version.find(parts.version())
                .orElseThrow(() -> invalid(fileName, "'" + parts.version() + "' is no version"));
        return new WheelName(
                fileName,
                parts.project(),
                version,
                parts.buildNumber(),
                parts.buildSuffix(),
                WheelTag.parseAll(parts.tags()));
    }

    private static InvalidInput invalid(String fileName, String why) {
        return new InvalidInput(
                "'" + fileName + "' is no wheel's file name: " + why,
                Remedy.fixInput("Wheels are named by the binary distribution format of Python packaging"));
    }

    @Override
    public String toString() {
        return fileName;
    }
}
