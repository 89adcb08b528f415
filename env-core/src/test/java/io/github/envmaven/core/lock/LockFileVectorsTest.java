package io.github.envmaven.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdInputStream;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.testing.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lock files of other programs. */
class LockFileVectorsTest {

    private final Path locks = SharedFiles.path("vectors/lockfiles");

    @Test
    void readsTheLocksOfCondaLockAndMicromamba() throws IOException {
        int valid = 0;
        for (JsonNode row : index()) {
            if (!row.get("format").textValue().equals("conda-lock v1")) {
                continue;
            }
            String file = row.get("file").textValue();
            String problem = "";
            LockFile lock = null;
            try {
                lock = LockFileReader.parse(text(file), file);
            } catch (EnvException.InvalidInput e) {
                problem = e.getMessage();
            }
            if (row.get("valid").booleanValue()) {
                assertThat(problem).as(file).isEmpty();
                assertThat(counts(lock)).as(file).isEqualTo(expectedCounts(row, lock));
                valid++;
            } else {
                assertThat(problem).as(file).isNotEmpty();
            }
        }
        assertThat(valid).isGreaterThan(8);
    }

    /** Files of other formats and versions are told apart, not half read. */
    @Test
    void refusesTheLocksOfOtherFormats() throws IOException {
        for (JsonNode row : index()) {
            String file = row.get("file").textValue();
            boolean other = row.get("format").textValue().startsWith("rattler-lock");
            if (other && !file.endsWith(".zst")) {
                assertThat(catchThrowable(() -> LockFileReader.parse(text(file), file)))
                        .as(file)
                        .isInstanceOf(EnvException.InvalidInput.class);
            }
        }
    }

    /** conda-lock's recent files come out as they went in, but for the comments above them. */
    @Test
    void writesBackTheSameBytes() throws IOException {
        for (String file : List.of(
                "conda-lock-test-multiple-categories-conda-lock.yml",
                "conda-lock-test-explicit-toposorted-conda-lock.yml",
                "conda-lock-test-update-filter-platform-conda-lock.yml")) {
            String text = text(file);

            String written = LockFileWriter.format(LockFileReader.parse(text, file));

            assertThat(withoutComments(written)).as(file).isEqualTo(withoutComments(text));
        }
    }

    @Test
    void readsWhatItWroteOfEveryLock() throws IOException {
        for (JsonNode row : index()) {
            if (row.get("format").textValue().equals("conda-lock v1")
                    && row.get("valid").booleanValue()) {
                String file = row.get("file").textValue();
                LockFile lock = LockFileReader.parse(text(file), file);

                assertThat(LockFileReader.parse(LockFileWriter.format(lock), file))
                        .as(file)
                        .isEqualTo(lock);
            }
        }
    }

    /** What conda-lock resolved holds together by our reading of its specs. */
    @Test
    void findsNoBrokenDependencyInPublishedLocks() throws IOException {
        for (String file : List.of(
                "conda-lock-example-pangeo-conda-lock.yml.zst",
                "conda-lock-test-explicit-toposorted-conda-lock.yml",
                "conda-lock-test-install-with-pip-deps-conda-lock.yml",
                "conda-lock-test-multiple-categories-conda-lock.yml",
                "conda-lock-test-v2-to-v3-upgrade-conda-lock-v2.5.8.yml.zst")) {
            List<LockFinding> findings = LockCheck.inspect(LockFileReader.parse(text(file), file));

            // A requirement from a repository has a commit and no digest.
            assertThat(findings)
                    .as(file)
                    .allMatch(finding -> finding.message().startsWith("requests 2.32.4 is locked"));
        }
    }

    private static JsonNode index() {
        return SharedFiles.json("vectors/lockfiles/index.json").get("files");
    }

    private String text(String file) throws IOException {
        try (InputStream in = Files.newInputStream(locks.resolve(file))) {
            InputStream plain = file.endsWith(".zst") ? new ZstdInputStream(in) : in;
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String withoutComments(String text) {
        return text.substring(text.indexOf("version: "));
    }

    private static TreeMap<String, Integer> counts(LockFile lock) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (LockedEnvironment environment : lock.environments()) {
            for (LockedPackage locked : environment.packages()) {
                for (String category : locked.categories()) {
                    counts.merge(environment.platform() + "/" + locked.manager() + "/" + category, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private static TreeMap<String, Integer> expectedCounts(JsonNode row, LockFile lock) {
        JsonNode summary = row.path("summary").path("per_platform_manager_category");
        if (summary.isMissingNode()) {
            return counts(lock);
        }
        TreeMap<String, Integer> expected = new TreeMap<>();
        summary.properties().forEach(entry -> {
            // The one entry without a category is a virtual package, which is not read.
            if (!entry.getKey().endsWith("/None")) {
                expected.put(entry.getKey(), entry.getValue().intValue());
            }
        });
        return expected;
    }
}
