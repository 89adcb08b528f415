package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern FORM =
            Pattern.compile("(?<name>[^-]+)-(?<version>[^-]+)(?:-(?<build>[^-]+))?-(?<tags>[^-]+-[^-]+-[^-]+)\\.whl");

    /** A build tag begins with digits; what would leave the directory is no build tag. */
    private static final Pattern BUILD = Pattern.compile("(?<number>[0-9]{1,18})(?<suffix>[A-Za-z0-9_.]*)");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(?:[._]?[A-Za-z0-9]+)*_?");

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
        Matcher form = FORM.matcher(fileName);
        if (!form.matches() || !NAME.matcher(form.group("name")).matches()) {
            throw invalid(fileName, "it has the form name-version[-build]-python-abi-platform.whl");
        }
        Optional<Pep440Version> version = Pep440Version.find(form.group("version"));
        if (version.isEmpty()) {
            throw invalid(fileName, "'" + form.group("version") + "' is no version");
        }
        String build = form.group("build");
        Matcher parts = BUILD.matcher(build == null ? "0" : build);
        if (!parts.matches()) {
            throw invalid(fileName, "'" + build + "' is no build tag");
        }
        return new WheelName(
                fileName,
                PypiName.parse(form.group("name").replaceAll("_+$", "")),
                version.get(),
                build == null ? -1 : Long.parseLong(parts.group("number")),
                parts.group("suffix"),
                WheelTag.parseAll(form.group("tags")));
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
