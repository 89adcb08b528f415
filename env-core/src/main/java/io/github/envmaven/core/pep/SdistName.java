package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.Optional;

/**
 * What the file name of a source distribution says (PEP 625, and the older {@code .zip}).
 *
 * @param fileName the whole name
 * @param name the project
 * @param version its version
 */
public record SdistName(String fileName, PypiName name, Pep440Version version) {

    /**
     * Reads a file name.
     *
     * @param fileName for example {@code requests-2.31.0.tar.gz}
     * @return what it says
     * @throws InvalidInput when it is no sdist's name
     */
    public static SdistName parse(String fileName) {
        String stem = withoutEnding(fileName);
        int dash = stem.lastIndexOf('-');
        if (dash > 0 && PypiName.isValid(stem.substring(0, dash))) {
            Optional<Pep440Version> version = Pep440Version.find(stem.substring(dash + 1));
            if (version.isPresent()) {
                return new SdistName(fileName, PypiName.parse(stem.substring(0, dash)), version.get());
            }
        }
        throw new InvalidInput(
                "'" + fileName + "' is no source distribution's file name",
                Remedy.fixInput("It has the form name-version.tar.gz or name-version.zip"));
    }

    private static String withoutEnding(String fileName) {
        for (String ending : new String[] {".tar.gz", ".zip"}) {
            if (fileName.endsWith(ending)) {
                return fileName.substring(0, fileName.length() - ending.length());
            }
        }
        return "";
    }

    @Override
    public String toString() {
        return fileName;
    }
}
