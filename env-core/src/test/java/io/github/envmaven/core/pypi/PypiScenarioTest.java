package io.github.envmaven.core.pypi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PreReleases;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.solve.SolveLimits;
import io.github.envmaven.core.testing.SharedFiles;
import io.github.envmaven.core.testing.Vectors;
import io.github.envmaven.core.testing.Vectors.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The scenarios that uv and pip test their resolvers with. */
class PypiScenarioTest {

    @Test
    void agreesWithUv() {
        Vectors vectors = Vectors.open("pypi-scenarios/packse.json", "pypi/deviations-packse.txt");

        vectors.each("scenarios", PypiScenarioTest::packse);

        vectors.check();
    }

    @Test
    void agreesWithPipsResolver() {
        Vectors vectors = Vectors.open("pypi-scenarios/resolvelib.json", "pypi/deviations-resolvelib.txt");

        vectors.each("cases", PypiScenarioTest::resolvelib);

        vectors.check();
    }

    /** Universal resolutions are tried on each platform, since a lock has one for each. */
    private static Outcome packse(JsonNode one) {
        JsonNode options = one.path("options");
        String python = options.path("python")
                .asText(one.path("environment").path("python").asText());
        List<PypiTarget> targets = options.path("universal").asBoolean()
                ? List.of(Targets.linux(python), Targets.macos(python), Targets.windows(python))
                : List.of(Targets.linux(python));
        MemoryCatalog catalog = new MemoryCatalog();
        one.path("packages").forEach(known -> add(catalog, known, options));
        PypiRequest.Rules rules = new PypiRequest.Rules(
                switch (options.path("resolution").asText()) {
                    case "lowest" -> PypiStrategy.LOWEST;
                    case "lowest-direct" -> PypiStrategy.LOWEST_DIRECT;
                    default -> PypiStrategy.HIGHEST;
                },
                options.path("prereleases").asBoolean() ? PreReleases.ACCEPT : PreReleases.WHERE_NAMED_OR_NEEDED,
                SdistPolicy.STATIC,
                Long.MAX_VALUE);
        List<PypiWish> wishes = new ArrayList<>();
        one.path("requires").forEach(text -> wishes.add(PypiWish.of(text.asText())));

        Map<String, String> chosen = new TreeMap<>();
        for (PypiTarget target : targets) {
            PypiResult result =
                    new PypiResolver(catalog, SolveLimits.DEFAULT).attempt(PypiRequest.of(target, wishes, rules));
            if (result instanceof PypiConflict) {
                return new Outcome(expected(one), "unsat");
            }
            ((PypiSolution) result)
                    .packages()
                    .forEach(pinned ->
                            chosen.put(pinned.name().value(), pinned.version().canonical()));
        }
        return new Outcome(expected(one), one.path("expect").has("packages") ? chosen.toString() : "sat");
    }

    private static String expected(JsonNode one) {
        JsonNode expect = one.path("expect");
        if (!expect.path("satisfiable").asBoolean()) {
            return "unsat";
        }
        return expect.has("packages") ? versions(expect.path("packages")).toString() : "sat";
    }

    private static Map<String, String> versions(JsonNode packages) {
        Map<String, String> versions = new TreeMap<>();
        packages.properties()
                .forEach(pinned -> versions.put(
                        PypiName.normalized(pinned.getKey()),
                        Pep440Version.parse(
                                        pinned.getValue().isTextual()
                                                ? pinned.getValue().asText()
                                                : pinned.getValue()
                                                        .path("version")
                                                        .asText())
                                .canonical()));
        return versions;
    }

    private static void add(MemoryCatalog catalog, JsonNode known, JsonNode options) {
        List<String> requires = new ArrayList<>();
        List<String> extras = new ArrayList<>();
        known.path("requires").forEach(text -> requires.add(text.asText()));
        known.path("extras").properties().forEach(extra -> {
            extras.add(extra.getKey());
            extra.getValue().forEach(text -> requires.add(text.asText() + " ; extra == '" + extra.getKey() + "'"));
        });
        List<String> files = new ArrayList<>();
        known.path("files").forEach(file -> files.add(file.asText()));
        String name = known.path("name").asText();
        options.path("no_binary")
                .forEach(refused -> files.removeIf(file -> refused.asText().equals(name) && file.endsWith(".whl")));
        CoreMetadata metadata = new CoreMetadata(
                "2.2",
                name,
                known.path("version").asText(),
                known.path("requires_python").asText(""),
                requires,
                extras,
                List.of());
        catalog.add(metadata, known.path("yanked").asBoolean(), files);
    }

    private static Outcome resolvelib(JsonNode one) {
        JsonNode index = one.has("index_data")
                ? one.path("index_data")
                : snapshot(one.path("index").asText());
        MemoryCatalog catalog = new MemoryCatalog();
        index.properties()
                .forEach(project -> project.getValue().properties().forEach(version -> {
                    List<String> requires = new ArrayList<>();
                    version.getValue().path("dependencies").forEach(text -> requires.add(text.asText()));
                    List<String> extras = new ArrayList<>();
                    requires.forEach(text -> Pattern.compile("extra\\s*==\\s*[\"']([^\"']+)")
                            .matcher(text)
                            .results()
                            .forEach(match -> extras.add(match.group(1))));
                    if (Pep440Version.find(version.getKey()).isPresent()) {
                        catalog.add(
                                new CoreMetadata(
                                        "2.2", project.getKey(), version.getKey(), "", requires, extras, List.of()),
                                false,
                                List.of(PypiName.parse(project.getKey()).inFileNames() + "-" + version.getKey()
                                        + "-py3-none-any.whl"));
                    }
                }));
        List<PypiWish> wishes = new ArrayList<>();
        one.path("requested").forEach(text -> wishes.add(PypiWish.of(text.asText())));
        PypiResult result = new PypiResolver(catalog, SolveLimits.DEFAULT)
                .attempt(PypiRequest.of(Targets.linux("3.8"), wishes, PypiRequest.Rules.DEFAULT));
        JsonNode resolved = one.path("resolved");
        Object expected = resolved.isEmpty() ? "unsat" : versions(resolved);
        if (result instanceof PypiConflict) {
            return new Outcome(expected, "unsat");
        }
        Map<String, String> chosen = new TreeMap<>();
        ((PypiSolution) result)
                .packages()
                .forEach(pinned ->
                        chosen.put(pinned.name().value(), pinned.version().canonical()));
        return new Outcome(expected, chosen);
    }

    private static JsonNode snapshot(String file) {
        try (InputStream in =
                new ZstdInputStream(Files.newInputStream(SharedFiles.path("vectors/pypi-scenarios/" + file)))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
