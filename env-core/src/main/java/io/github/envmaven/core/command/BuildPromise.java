package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.MarkerEnvironment;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pypi.CoreMetadata;
import io.github.envmaven.core.toml.TomlNode;
import io.github.envmaven.core.wheel.WheelFile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Holds what a source distribution says, and needs, against what an environment has. */
final class BuildPromise {

    private static final List<String> DEFAULT_REQUIRES = List.of("setuptools >=40.8.0");

    private final Map<PypiName, Pep440Version> present;
    private final MarkerEnvironment markers;

    /**
     * An environment.
     *
     * @param present the distributions that it has
     * @param markers what markers ask about its Python
     */
    BuildPromise(Map<PypiName, Pep440Version> present, MarkerEnvironment markers) {
        this.present = Collections.unmodifiableMap(new TreeMap<>(present));
        this.markers = markers.withExtra("");
    }

    /**
     * Lets pass what can be built with what is there (PEP 518).
     *
     * @param file what is to be built
     * @param pyproject the text of its {@code pyproject.toml}; may be empty
     * @throws InvalidInput when something is missing that it needs to be built
     */
    void requireTools(WheelFile file, String pyproject) {
        List<String> requires = TomlNode.read(pyproject, file.sourceName() + "/pyproject.toml")
                .findTable("build-system")
                .map(system -> system.texts("requires"))
                .orElse(DEFAULT_REQUIRES);
        List<Requirement> missing =
                missing(requires.stream().map(Requirement::parse).toList());
        if (!missing.isEmpty()) {
            throw new InvalidInput(
                    file.label() + " is built with " + listed(missing) + ", which the lock does not have.",
                    Remedy.fixInput("Add that to the conda dependencies or the pip requirements, and lock again; or let"
                            + " builds fetch what they need (sdistNetwork)."));
        }
    }

    /**
     * Lets pass a wheel that needs no more than its source distribution said, or nothing that is not there.
     *
     * @param file what was built
     * @param said the metadata of its source distribution; asked for only where something is missing
     * @param built the metadata of its wheel
     * @throws InvalidInput when something is missing
     */
    void requireKept(WheelFile file, Supplier<CoreMetadata> said, CoreMetadata built) {
        List<Requirement> missing = missing(parsed(built));
        List<Requirement> unknown = missing.isEmpty() ? List.of() : without(parsed(said.get()), missing);
        if (!unknown.isEmpty()) {
            throw new InvalidInput(
                    file.label() + " needs " + listed(unknown)
                            + " now that it is built, which its source distribution did not say and the lock does not"
                            + " have.",
                    Remedy.fixInput("Add that to the pip requirements, and lock again."));
        }
    }

    private static List<Requirement> parsed(CoreMetadata metadata) {
        return metadata.requiresDist().stream().map(Requirement::parse).toList();
    }

    private static List<Requirement> without(List<Requirement> known, List<Requirement> all) {
        return all.stream().filter(needed -> !known.contains(needed)).toList();
    }

    private static String listed(List<Requirement> requirements) {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(", "));
    }

    private List<Requirement> missing(List<Requirement> requirements) {
        return requirements.stream()
                .filter(needed -> needed.marker().holds(markers))
                .filter(needed -> !isPresent(needed))
                .toList();
    }

    private boolean isPresent(Requirement needed) {
        Pep440Version version = present.get(needed.name());
        return version != null && (needed.isDirect() || needed.specifiers().contains(version));
    }
}
