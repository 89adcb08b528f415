package io.github.envmaven.core.pypi;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.manifest.PipOption;
import io.github.envmaven.core.manifest.PipRequirement;
import io.github.envmaven.core.manifest.PipSection;
import io.github.envmaven.core.manifest.PlatformSelector;
import io.github.envmaven.core.manifest.RequestedPip;
import io.github.envmaven.core.manifest.RequestedPip.Role;
import io.github.envmaven.core.manifest.RequirementsFile;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PreReleases;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.solve.SolveLimits;
import io.github.envmaven.core.testing.Vectors;
import io.github.envmaven.core.testing.Vectors.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The scenarios that pip tests its installing with, step by step. What a step leaves installed is what a lock would hold, and
 * is kept by the next one. What pip says meanwhile is its own.
 */
class PipScenarioTest {

    private static final String LINKS = "https://index.example/";

    @Test
    void agreesWithPip() {
        Vectors vectors = Vectors.open("pypi-scenarios/pip-resolver.json", "pypi/deviations-pip.txt");

        vectors.each("scenarios", scenario -> {
            List<String> expected = new ArrayList<>();
            List<String> actual = new ArrayList<>();
            Map<PypiName, Pep440Version> installed = new TreeMap<>();
            for (JsonNode step : scenario.path("steps")) {
                expected.add(expected(step));
                actual.add(new Step(scenario, step, installed).run());
            }
            return new Outcome(expected, actual);
        });

        vectors.check();
    }

    private static String expected(JsonNode step) {
        return step.path("expect_error").asBoolean() ? "error" : "fine " + versions(step);
    }

    private static Map<String, String> versions(JsonNode step) {
        Map<String, String> versions = new TreeMap<>();
        step.path("installed")
                .properties()
                .forEach(one -> versions.put(
                        PypiName.normalized(one.getKey()), one.getValue().asText()));
        step.path("not_installed").forEach(name -> versions.put(PypiName.normalized(name.asText()), "none"));
        return versions;
    }

    /** One run of pip. */
    private static final class Step {

        private final JsonNode step;
        private final Map<PypiName, Pep440Version> installed;
        private final MemoryCatalog all = new MemoryCatalog();
        private final List<RequestedPip> lines = new ArrayList<>();
        private final Set<String> failing = new TreeSet<>();
        private boolean isUpgrade;

        Step(JsonNode scenario, JsonNode step, Map<PypiName, Pep440Version> installed) {
            this.step = step;
            this.installed = installed;
            for (int i = 0; i < step.path("available").asInt(); i++) {
                add(scenario.path("packages").path(i));
            }
        }

        private void add(JsonNode known) {
            if (known.path("fails_build").asBoolean()) {
                failing.add(known.path("file").asText());
            }
            List<String> requires = new ArrayList<>();
            List<String> extras = new ArrayList<>();
            known.path("requires").forEach(text -> requires.add(local(text.asText())));
            known.path("extras").properties().forEach(extra -> {
                extras.add(extra.getKey());
                extra.getValue().forEach(text -> requires.add(text.asText() + " ; extra == '" + extra.getKey() + "'"));
            });
            all.add(
                    new CoreMetadata(
                            "2.1",
                            known.path("name").asText(),
                            known.path("version").asText(),
                            known.path("requires_python").asText(""),
                            requires,
                            extras,
                            List.of()),
                    false,
                    List.of(known.path("file").asText()));
        }

        /** What came of it, told in the names that the scenario speaks of. */
        String run() {
            try {
                readArguments();
                PypiResult result = new PypiResolver(catalog(), SolveLimits.DEFAULT).attempt(request());
                if (!(result instanceof PypiSolution solution)) {
                    return "error";
                }
                if (solution.packages().stream()
                        .anyMatch(pinned -> failing.contains(pinned.file().fileName()))) {
                    return "error"; // Building it fails, and nothing else is tried.
                }
                solution.packages().forEach(pinned -> installed.put(pinned.name(), pinned.version()));
            } catch (EnvException e) {
                return "error";
            }
            Map<String, String> told = new TreeMap<>();
            for (String name : versions(step).keySet()) {
                Pep440Version version = installed.get(PypiName.parse(name));
                told.put(name, version == null ? "none" : version.toString());
            }
            return "fine " + told;
        }

        private void readArguments() {
            for (int i = 0; i < step.path("args").size(); i++) {
                String argument = step.path("args").path(i).asText();
                switch (argument) {
                    case "--upgrade" -> isUpgrade = true;
                    case "--verbose" -> {
                        // pip only says more.
                    }
                    case "-c", "--constraint" ->
                        readFile(step.path("args").path(++i).asText(), Role.CONSTRAINT);
                    case "-r", "--requirement" ->
                        readFile(step.path("args").path(++i).asText(), Role.REQUEST);
                    default -> lines.add(line(argument, Role.REQUEST));
                }
            }
        }

        private void readFile(String file, Role role) {
            String text = step.path("files").path(file).asText();
            for (RequestedPip line : RequirementsFile.lines(text, file, line("", role))) {
                lines.add(line(line.text(), role));
            }
        }

        private static RequestedPip line(String text, Role role) {
            return new RequestedPip(local(text), "main", PlatformSelector.EVERY, "test", role, "/links");
        }

        /** The files lie in the memory of this test, not in a directory. */
        private static String local(String text) {
            return text.replace("file://$LINKS/", LINKS)
                    .replace("file://$TMP/", LINKS)
                    .replaceFirst("^\\$LINKS/", "./");
        }

        private PypiRequest request() {
            PipSection section = PipSection.of(lines);
            if (section.has(PipOption.Kind.REQUIREMENTS)) {
                throw new IllegalStateException("Files that include files are not tried here");
            }
            List<PypiWish> wishes = wishes(section.requirements());
            Map<PypiName, Pep440Version> preferred = new TreeMap<>(installed);
            if (isUpgrade) {
                wishes.forEach(wish -> preferred.remove(wish.requirement().name()));
            }
            return new PypiRequest(
                    Targets.linux("3.11.7"),
                    wishes,
                    wishes(section.constraints()),
                    List.of(),
                    Map.of(),
                    preferred,
                    new PypiRequest.Rules(
                            PypiStrategy.HIGHEST,
                            PreReleases.WHERE_NAMED_OR_NEEDED,
                            SdistPolicy.BUILD,
                            Long.MAX_VALUE));
        }

        private static List<PypiWish> wishes(List<PipRequirement> requirements) {
            return requirements.stream()
                    .map(read -> new PypiWish(read.requirement(), read.toString(), "", read.sha256s()))
                    .toList();
        }

        /** Without an index, there are the files alone that are named by their URLs. */
        private PypiCatalog catalog() {
            boolean isOffered = step.path("find_links").asBoolean(true);
            return new PypiCatalog() {
                @Override
                public List<IndexFile> files(PypiName project) {
                    return isOffered ? all.files(project) : List.of();
                }

                @Override
                public CoreMetadata metadata(IndexFile file) {
                    return all.metadata(IndexFile.of(
                            file.fileName(),
                            file.url().replaceFirst("\\?.*$", "").replace("file:///links/", LINKS)));
                }
            };
        }
    }
}
