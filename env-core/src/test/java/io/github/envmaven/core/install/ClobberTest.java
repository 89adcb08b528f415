package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.SharedFiles;
import io.github.envmaven.core.version.Version;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Packages that share paths, as rattler's own scenarios have them. */
class ClobberTest {

    @TempDir
    Path work;

    private int environments;

    @TestFactory
    Stream<DynamicTest> endsWhereRattlerEnds() {
        List<JsonNode> scenarios = new ArrayList<>();
        SharedFiles.json("vectors/packages/clobber-scenarios.json")
                .get("scenarios")
                .forEach(scenarios::add);
        return scenarios.stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.get("name").asText(), () -> play(scenario)));
    }

    @Test
    void letsDependentsWinOverWhatTheyDependOnWhateverTheOrder() {
        ExtractedPackages cache = new ExtractedPackages(work.resolve("pkgs"));
        CachedPackage one =
                cache.extract(SharedFiles.path("vectors/packages/clobber-nested-1-0.1.0-h4616a5c_0.tar.bz2"));
        CachedPackage two =
                cache.extract(SharedFiles.path("vectors/packages/clobber-nested-2-0.1.0-h4616a5c_0.tar.bz2"));
        CachedPackage three =
                cache.extract(SharedFiles.path("vectors/packages/clobber-nested-3-0.1.0-h4616a5c_0.tar.bz2"));
        for (List<CachedPackage> order : List.of(List.of(one, two, three), List.of(three, one, two))) {
            TestEnvironment environment = new TestEnvironment(work.resolve("e" + environments++));

            environment.install(order);

            assertThat(environment.text("clobber/bobber/clobber.txt")).isEqualTo("clobber-2\n");
            assertThat(environment.warnings())
                    .containsExactly(
                            "Packages clobber-nested-2 and clobber-nested-1 both have clobber/bobber/clobber.txt;"
                                    + " the environment gets that of clobber-nested-2",
                            "Packages clobber-nested-2 and clobber-nested-3 both have clobber/bobber/clobber.txt;"
                                    + " the environment gets that of clobber-nested-2");

            environment.install(List.of(one, three));

            assertThat(environment.text("clobber/bobber/clobber.txt")).isEqualTo("clobber-1\n");
            assertThat(environment.record("clobber-nested-1").paths())
                    .extracting(PrefixPath::path)
                    .containsExactly("clobber/bobber/clobber.txt");
        }
    }

    private void play(JsonNode scenario) {
        ExtractedPackages cache = new ExtractedPackages(work.resolve("pkgs" + environments));
        TestEnvironment environment = new TestEnvironment(work.resolve("e" + environments++));
        Map<String, CachedPackage> installed = new TreeMap<>();
        for (JsonNode step : scenario.get("steps")) {
            if (step.has("python")) {
                CachedPackage python = python(step.get("python").asText());
                installed.put("python", python);
            }
            for (JsonNode operation : step.get("transaction")) {
                apply(operation, installed, cache);
            }
            environment.install(new ArrayList<>(installed.values()));
            check(step, environment);
        }
    }

    private static void apply(JsonNode operation, Map<String, CachedPackage> installed, ExtractedPackages cache) {
        String name = operation.get("package").asText();
        switch (operation.get("op").asText()) {
            case "install" -> put(installed, cache, name);
            case "change" -> put(installed, cache, operation.get("to").asText());
            case "remove" -> installed.remove(name);
            default -> throw new IllegalStateException(operation.toString());
        }
    }

    private static void put(Map<String, CachedPackage> installed, ExtractedPackages cache, String file) {
        CachedPackage cached = cache.extract(SharedFiles.path("vectors/packages/" + file));
        installed.put(cached.record().packageRecord().name().value(), cached);
    }

    private static void check(JsonNode step, TestEnvironment environment) {
        JsonNode files = step.has("files") ? step.get("files") : step.path("files_unix");
        if (!files.isMissingNode()) {
            // rattler's tests look through links, so one that dangles among the losers is not there for them.
            assertThat(environment.files())
                    .filteredOn(path -> Files.exists(environment.prefix.resolve(path)))
                    .containsExactlyElementsOf(strings(files));
        }
        step.path("contents")
                .properties()
                .forEach(content -> assertThat(environment.text(content.getKey()))
                        .isEqualTo(content.getValue().asText()));
        step.path("record_files")
                .properties()
                .forEach(
                        record -> assertThat(environment.record(record.getKey()).paths())
                                .extracting(PrefixPath::path)
                                .containsExactlyInAnyOrderElementsOf(strings(record.getValue())));
        step.path("is_dir")
                .forEach(path ->
                        assertThat(environment.prefix.resolve(path.asText())).isDirectory());
        step.path("is_file")
                .forEach(path -> assertThat(Files.isRegularFile(
                                environment.prefix.resolve(path.asText()), LinkOption.NOFOLLOW_LINKS))
                        .isTrue());
    }

    /** A package without files that says which Python the noarch packages are linked for. */
    private CachedPackage python(String version) {
        Path directory = work.resolve("python-" + version);
        try {
            Files.createDirectories(directory.resolve("info"));
            Files.writeString(directory.resolve("info/index.json"), "{}");
            Files.writeString(directory.resolve("info/paths.json"), "{\"paths\": [], \"paths_version\": 1}");
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        PackageRecord record = PackageRecord.builder(PackageName.of("python"), Version.parse(version), "0")
                .noArch(NoArch.NONE)
                .build();
        return new CachedPackage(
                new RepoDataRecord(
                        record, "python.conda", "", new io.github.envmaven.core.channel.Channel("t", "https://t")),
                directory,
                PathsJson.read(directory));
    }

    private static Collection<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(one -> strings.add(one.asText()));
        return strings;
    }
}
