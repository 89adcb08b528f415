package io.github.envmaven.core.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.pep.PreReleases;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.solve.SolveLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Leaving out what was uploaded after some day. */
class UploadTimeTest {

    private final MemoryCatalog known =
            new MemoryCatalog().add("app 1.0").add("app 2.0").add("lib 3.0").add("own 1.0");
    private final Map<String, String> uploads =
            Map.of("app-1.0", "2024-01-01T00:00:00Z", "app-2.0", "2025-06-01T00:00:00Z");

    @Test
    void leavesOutWhatWasUploadedLater() {
        assertThat(resolve("app", "2025-01-01T00:00:00Z")).isEqualTo("app 1.0");
        assertThat(resolve("app", "2025-06-01T00:00:00Z")).isEqualTo("app 2.0");
    }

    @Test
    void saysWhenItWasUploaded() {
        assertThat(resolve("app >=2", "2025-01-01T00:00:00Z"))
                .contains("app 2.0 is left out: it was uploaded 2025-06-01T00:00:00Z, after 2025-01-01T00:00:00Z");
    }

    @Test
    void leavesOutWhatNoIndexTellsTheTimeOf() {
        assertThat(resolve("lib", "2026-01-01T00:00:00Z"))
                .contains("lib 3.0 is left out: its index does not say when it was uploaded, and only what was by"
                        + " 2026-01-01T00:00:00Z is taken");
    }

    @Test
    void takesFilesOfThisMachine() {
        assertThat(resolve("own", "2020-01-01T00:00:00Z")).isEqualTo("own 1.0");
    }

    private String resolve(String wish, String newest) {
        PypiRequest.Rules rules = new PypiRequest.Rules(
                PypiStrategy.HIGHEST,
                PreReleases.WHERE_NAMED_OR_NEEDED,
                SdistPolicy.NEVER,
                Instant.parse(newest).toEpochMilli());
        PypiRequest request = PypiRequest.of(Targets.linux("3.12"), List.of(PypiWish.of(wish)), rules);
        PypiResult result = new PypiResolver(new Dated(), SolveLimits.DEFAULT).attempt(request);
        if (result instanceof PypiConflict conflict) {
            return conflict.explanation().text();
        }
        PinnedDistribution pinned = ((PypiSolution) result).packages().get(0);
        return pinned.name() + " " + pinned.version();
    }

    /** The same files with the times of their upload. */
    private final class Dated implements PypiCatalog {

        @Override
        public List<IndexFile> files(PypiName project) {
            return known.files(project).stream().map(this::dated).toList();
        }

        @Override
        public CoreMetadata metadata(IndexFile file) {
            return known.metadata(known.files(PypiName.parse(file.fileName().split("-", 2)[0])).stream()
                    .filter(other -> other.fileName().equals(file.fileName()))
                    .findFirst()
                    .orElseThrow());
        }

        private IndexFile dated(IndexFile file) {
            String stem = file.fileName().replaceFirst("-py3-none-any.whl$", "");
            String time = uploads.get(stem);
            return new IndexFile(
                    file.fileName(),
                    stem.startsWith("own-") ? "file:///wheels/" + file.fileName() : file.url(),
                    file.sha256(),
                    file.size(),
                    file.requiresPython(),
                    file.yanked(),
                    file.yankedReason(),
                    time == null ? -1 : Instant.parse(time).toEpochMilli(),
                    file.metadata(),
                    file.metadataSha256());
        }
    }
}
