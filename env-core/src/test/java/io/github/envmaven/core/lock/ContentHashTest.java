package io.github.envmaven.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.manifest.EnvironmentYaml;
import io.github.envmaven.core.manifest.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentHashTest {

    /** The table was made by conda-lock's own code from these specs. */
    @Test
    void splitsSpecsAsCondaLockDoes() throws IOException {
        for (JsonNode row : table().get("specs")) {
            CondaLockSpec spec = CondaLockSpec.parse(row.get("spec").textValue());

            assertThat(spec)
                    .as(row.get("spec").textValue())
                    .isEqualTo(new CondaLockSpec(
                            row.get("name").textValue(),
                            row.get("version").textValue(),
                            row.get("build").asText("").replace("null", ""),
                            row.get("channel").asText("").replace("null", "")));
        }
    }

    /** The digests were computed by conda-lock's own code from these files. */
    @Test
    void digestsFilesAsCondaLockDoes() throws IOException {
        for (JsonNode row : table().get("hashes")) {
            List<Manifest> manifests = new ArrayList<>();
            row.get("files").forEach(file -> manifests.add(EnvironmentYaml.parse(file.textValue(), "environment.yml")));
            Manifest manifest = Manifest.merge(manifests);
            List<LockedChannel> channels =
                    manifest.channels().stream().map(LockedChannel::of).toList();

            for (JsonNode platform : row.get("platforms")) {
                String name = platform.textValue();
                assertThat(ContentHash.of(manifest, channels, name, CondaLockVirtualPackages.of(name)))
                        .as(row + " on " + name)
                        .isEqualTo(row.get("hashes").get(name).textValue());
            }
        }
    }

    /** What conda-lock 2.5.8 published for its own test of four sources, which pip requirements of all kinds are among. */
    @ParameterizedTest
    @CsvSource({
        "linux-64, 4e3086c79ebb7044f221959819fbca22e3ad4144b2723482e48f2cffef1cb948",
        "linux-ppc64le, 39107ca32794f20f9b443d2d44862b5d06184164df3f851f56901fd0d69483e9",
        "osx-64, d8bfcbde7a20bc50b27ca25139f0d18ee48d21905c7482722c120793713144b1",
        "osx-arm64, e5b0208328748fdbbf872160bf8e5aff48d3fd5f38fde26e12dcd72a32d5a0d7",
        "win-64, a67c2def7fa06f94d92df2f17e7c7c940efbb0998a92788a2c1c4feddd605579"
    })
    void reproducesAPublishedDigest(String platform, String published) {
        Map<String, Object> httpx = ContentHash.spec("httpx", "pip", "main", "*");
        httpx.put("extras", List.of("cli"));
        List<Map<String, Object>> specs = List.of(
                ContentHash.spec("pip", "conda", "main", "*"),
                ContentHash.spec("pylint", "conda", "test", ""),
                ContentHash.spec("pytest", "conda", "test", ""),
                ContentHash.spec("python", "conda", "main", ">=3.10"),
                ContentHash.spec("ruff", "conda", "dev", ""),
                Map.of(
                        "name", "cowsay",
                        "manager", "pip",
                        "category", "main",
                        "extras", List.of(),
                        "url", "https://github.com/VaasuDevanS/cowsay-python/archive/refs/tags/v6.1.tar.gz",
                        "hashes", List.of("sha256:bf7009e6d62c8da0f33b2b2dfd4538ebf712e4d9ce0dde1be5ac8986c09aabe2")),
                httpx,
                Map.of(
                        "name", "requests",
                        "manager", "pip",
                        "category", "main",
                        "extras", List.of(),
                        "source", "https://github.com/requests/requests.git",
                        "vcs", "git",
                        "rev", "main"),
                ContentHash.spec("tomli", "pip", "main", "*"));

        String hash = ContentHash.of(
                List.of(LockedChannel.of("conda-forge")),
                specs,
                List.of(),
                ContentHash.virtualPackages(platform, CondaLockVirtualPackages.of(platform)));

        assertThat(hash).isEqualTo(published);
    }

    private static JsonNode table() throws IOException {
        try (InputStream in = ContentHashTest.class.getResourceAsStream("/lock/conda-lock-content.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
