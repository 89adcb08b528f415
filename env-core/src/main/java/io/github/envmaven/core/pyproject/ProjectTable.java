package io.github.envmaven.core.pyproject;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.Marker;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;

/** The {@code [project]} table of a {@code pyproject.toml} (PEP 621): what a project says of itself without being built. */
public final class ProjectTable {

    private ProjectTable() {}

    /**
     * Writes it as core metadata.
     *
     * @param pyproject the text of the file
     * @param file the file for messages
     * @return the fields that decide how the project is installed; what is left to the build is {@code Dynamic}
     * @throws InvalidInput when name or version are not there
     */
    public static String metadata(String pyproject, String file) {
        TomlNode project = TomlNode.read(pyproject, file)
                .findTable("project")
                .orElseThrow(
                        () -> unknown(file, "has no [project] table, and nothing is built to find out what it needs"));
        String version = project.findText("version")
                .orElseThrow(() -> unknown(
                        file, "leaves the version of the project to its build, and nothing is built to find it out"));
        String name = project.text("name");
        if (!PypiName.isValid(name) || Pep440Version.find(version).isEmpty()) {
            // Both become part of file names.
            throw unknown(
                    file, "calls its project '" + name + "' in version '" + version + "', which no project can be");
        }
        List<String> lines = new ArrayList<>(List.of("Metadata-Version: 2.2", "Name: " + name, "Version: " + version));
        project.findText("requires-python").ifPresent(python -> lines.add("Requires-Python: " + python));
        project.texts("dependencies").forEach(needed -> lines.add("Requires-Dist: " + needed));
        project.findTable("optional-dependencies").ifPresent(extras -> {
            for (String extra : extras.keys()) {
                lines.add("Provides-Extra: " + extra);
                extras.texts(extra).forEach(needed -> lines.add("Requires-Dist: " + asked(needed, extra)));
            }
        });
        for (String dynamic : project.texts("dynamic")) {
            if (dynamic.equals("dependencies") || dynamic.equals("optional-dependencies")) {
                lines.add("Dynamic: Requires-Dist");
            } else if (dynamic.equals("requires-python")) {
                lines.add("Dynamic: Requires-Python");
            }
        }
        if (lines.stream().anyMatch(line -> line.lines().count() != 1)) {
            throw unknown(file, "has line breaks in what it needs");
        }
        return String.join("\n", lines) + "\n";
    }

    /**
     * Whether it says what the project needs.
     *
     * @param pyproject the text of the file
     * @param file the file for messages
     * @return false where that is left to the build
     */
    public static boolean namesRequirements(String pyproject, String file) {
        return TomlNode.read(pyproject, file)
                .findTable("project")
                .filter(project -> !project.texts("dynamic").contains("dependencies"))
                .isPresent();
    }

    /**
     * What the project needs.
     *
     * @param pyproject the text of a file that says so
     * @param file the file for messages
     * @param extras extras that are asked for
     * @return the requirements as they are written
     * @throws InvalidInput when it has no such extra
     */
    public static List<String> requirements(String pyproject, String file, List<String> extras) {
        TomlNode root = TomlNode.read(pyproject, file);
        TomlNode project = root.findTable("project").orElseThrow(() -> unknown(file, "has no [project] table"));
        List<String> requirements = new ArrayList<>(project.texts("dependencies"));
        for (String extra : extras) {
            TomlNode known = project.findTable("optional-dependencies")
                    .orElseThrow(
                            () -> project.fault("optional-dependencies", "is missing, and '" + extra + "' asked for"));
            String key = known.keys().stream()
                    .filter(each -> PypiName.normalized(each).equals(PypiName.normalized(extra)))
                    .findFirst()
                    .orElseThrow(() -> known.fault(extra, "is no extra; there are " + String.join(", ", known.keys())));
            requirements.addAll(known.texts(key));
        }
        return List.copyOf(requirements);
    }

    private static Requirement asked(String needed, String extra) {
        Requirement plain = Requirement.parse(needed);
        Marker wanted = Marker.parse("extra == '" + extra + "'");
        return new Requirement(
                plain.writtenName(),
                plain.writtenExtras(),
                plain.specifiers(),
                plain.url(),
                plain.marker().equals(Marker.always()) ? wanted : new Marker.All(List.of(plain.marker(), wanted)));
    }

    private static InvalidInput unknown(String file, String why) {
        return new InvalidInput(
                file + " " + why + ".",
                Remedy.fixInput("Ask for a version that is on an index, or build a wheel and ask for that."));
    }
}
