package io.github.envmaven.core.conda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.version.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scenarios that rattler, resolvo, libmamba and conda test their solvers with. */
class ScenarioTest {

    private static final Path DIRECTORY = Path.of(System.getProperty("env.shared", "/nowhere"))
            .resolve("vectors")
            .resolve("solver");

    /** Scenarios that are not ours to pass, by name, with the reason. */
    private static final Map<String, String> NOT_OURS = new LinkedHashMap<>();

    static {
        String features =
                "the features field, by which conda's classic solver preferred builds of a tracked feature, is "
                        + "dead: rattler and mamba do not look at it either";
        for (String name : List.of(
                "test_accelerate #1",
                "test_accelerate #2",
                "test_scipy_mkl #1",
                "test_pseudo_boolean #2",
                "test_no_features #2",
                "test_no_features #4",
                "test_prune_1 #1",
                "test_update_prune_2 #1",
                "test_update_prune_5 #1",
                "test_globstr_matchspec_compatible #1",
                "test_globstr_matchspec_compatible #2")) {
            NOT_OURS.put(name, features);
        }
        NOT_OURS.put(
                "test_prune_1 #2",
                "conda exchanges numpy for the same version without the features of mkl, which left with accelerate; we change "
                        + "what has to change");
        NOT_OURS.put(
                "test_conda_downgrade #1",
                "without channel priority conda's classic solver still prefers an earlier channel's build of a version to a "
                        + "higher build number; rattler and we do not");
        NOT_OURS.put(
                "test_conda_downgrade #4",
                "where a first attempt with everything frozen fails, conda lets all go and takes the newest of each, the first "
                        + "channel's before all; we keep what can be kept");
        String unfrozen =
                "where what is asked for cannot be had with everything else frozen, conda lets all go and moves even "
                        + "what fits to the first channel; we keep what can be kept";
        NOT_OURS.put("test_priority_1 #2", unfrozen);
        NOT_OURS.put("test_priority_1 #3", unfrozen);
        NOT_OURS.put(
                "test_no_deps_1 #3",
                "--no-deps leaves out what is needed; an environment of ours always has what it needs");
        NOT_OURS.put(
                "test_broken_install #2",
                "conda leaves an installed package whose dependencies are not met; an answer of ours meets them all");
        NOT_OURS.put(
                "test_auto_update_conda #3",
                "that conda updates itself unasked is a setting of conda's which the scenario does not state: #2 and #4 ask for "
                        + "the same and expect that it does not");
        NOT_OURS.put(
                "duplicate records in one channel are an error",
                "it asks for nothing, and records are looked at only when they are needed; CondaResolverTest has the case");
    }

    @TestFactory
    Stream<DynamicTest> agreesWithTheReferences() {
        assumeTrue(Files.isDirectory(DIRECTORY), "the vectors are not on this machine");
        return Scenario.readAll(DIRECTORY).stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name() + " " + scenario.id(), () -> run(scenario)));
    }

    private static void run(Scenario scenario) {
        if (NOT_OURS.containsKey(scenario.name())) {
            assertThatThrownBy(() -> check(scenario))
                    .as("listed as a deviation, but it deviates no more")
                    .isInstanceOf(AssertionError.class);
        } else {
            check(scenario);
        }
    }

    private static void check(Scenario scenario) {
        JsonNode expect = scenario.expect();
        if (expect.has("error")) {
            assertThatThrownBy(() -> new CondaResolver().resolve(scenario.request()))
                    .isInstanceOf(EnvException.class);
            return;
        }
        CondaResult result = new CondaResolver().attempt(scenario.request());
        if (expect.path("unsat").asBoolean()) {
            assertThat(result).isInstanceOf(CondaConflict.class);
            String explanation = ((CondaConflict) result).explanation();
            expect.path("mentions").forEach(word -> assertThat(explanation).containsIgnoringCase(word.asText()));
            return;
        }
        assertThat(result).isInstanceOf(CondaSolution.class);
        checkSolution(expect, ((CondaSolution) result).records());
        checkChanges(expect, scenario.installed(), ((CondaSolution) result).records());
    }

    private static void checkChanges(JsonNode expect, List<RepoDataRecord> before, List<RepoDataRecord> after) {
        Map<String, Version> old = versions(before);
        Map<String, Version> now = versions(after);
        List<String> removed =
                old.keySet().stream().filter(name -> !now.containsKey(name)).toList();
        expect.path("removed_includes").forEach(name -> assertThat(removed).contains(name.asText()));
        expect.path("not_removed").forEach(name -> assertThat(removed).doesNotContain(name.asText()));
        if (expect.has("removed") && expect.path("removed").isEmpty()) {
            assertThat(removed).isEmpty();
        }
        if (expect.path("no_changes").asBoolean()) {
            assertThat(now).isEqualTo(old);
        }
        for (String way : List.of("upgraded", "downgraded")) {
            for (JsonNode change : expect.path(way)) {
                String name = change.path("name").asText();
                assertThat(old.get(name)).hasToString(change.path("from").asText());
                assertThat(now.get(name)).hasToString(change.path("to").asText());
            }
        }
        if (expect.has("first_unlinked")) {
            List<String> unlinked = new ArrayList<>();
            InstallOrder.sort(before)
                    .forEach(record ->
                            unlinked.add(0, record.packageRecord().name().value()));
            unlinked.retainAll(removed);
            assertThat(unlinked).startsWith(expect.path("first_unlinked").asText());
        }
    }

    private static Map<String, Version> versions(List<RepoDataRecord> records) {
        Map<String, Version> versions = new TreeMap<>();
        records.forEach(record -> versions.put(
                record.packageRecord().name().value(), record.packageRecord().version()));
        return versions;
    }

    private static void checkSolution(JsonNode expect, List<RepoDataRecord> records) {
        if (expect.has("packages")) {
            assertThat(records)
                    .hasSize(expect.path("packages").size())
                    .allSatisfy(record -> assertThat(expect.path("packages"))
                            .as(record + " of " + records)
                            .anyMatch(wanted -> isMet(wanted, record)));
        }
        expect.path("present").forEach(wanted -> assertThat(records).anyMatch(record -> isMet(wanted, record)));
        expect.path("absent")
                .forEach(name -> assertThat(records)
                        .noneMatch(
                                record -> record.packageRecord().name().value().equals(name.asText())));
        expect.path("absent_files")
                .forEach(file -> assertThat(records)
                        .noneMatch(record -> record.fileName().equals(file.asText())));
        if (expect.has("names")) {
            List<String> names = new ArrayList<>();
            expect.path("names").forEach(name -> names.add(name.asText()));
            assertThat(records)
                    .extracting(record -> record.packageRecord().name().value())
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private static boolean isMet(JsonNode wanted, RepoDataRecord record) {
        Map<String, String> fields = Map.of(
                "name", record.packageRecord().name().value(),
                "version", record.packageRecord().version().toString(),
                "build", record.packageRecord().build(),
                "channel", record.channel().name(),
                "subdir", record.packageRecord().subdir(),
                "fn", record.fileName(),
                "url", record.url());
        return fields.entrySet().stream()
                .allMatch(field -> !wanted.has(field.getKey())
                        || wanted.path(field.getKey()).asText().equalsIgnoreCase(field.getValue()));
    }
}
