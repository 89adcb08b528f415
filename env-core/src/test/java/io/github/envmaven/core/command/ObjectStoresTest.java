package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.testing.ChannelForms;
import io.github.envmaven.core.testing.DirectoryServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels in buckets and registries are locked as any other, and the lock names them as they were written. */
class ObjectStoresTest {

    private static final Map<String, byte[]> SUBDIRS = Map.of(
            "linux-64", ChannelForms.repodata("linux-64", "python 3.12.1 h1_0 tzdata"),
            "noarch", ChannelForms.repodata("noarch", "tzdata 2026a h3_0"));

    @TempDir
    Path directory;

    private Path served;

    @BeforeEach
    void makeRoom() throws IOException {
        served = Files.createDirectories(directory.resolve("served"));
    }

    @Test
    void locksFromABucket() throws IOException {
        for (Map.Entry<String, byte[]> subdir : SUBDIRS.entrySet()) {
            ChannelForms.ZST.write(served.resolve("bucket/path/demo"), subdir.getKey(), subdir.getValue());
        }
        try (DirectoryServer server = DirectoryServer.start(served)) {
            String lock = lock("s3://bucket/path/demo", Map.of("AWS_ENDPOINT_URL_S3", server.url("")));

            assertThat(lock)
                    .contains("url: s3://bucket/path/demo/linux-64/python-3.12.1-h1_0.conda")
                    .contains("url: s3://bucket/path/demo/noarch/tzdata-2026a-h3_0.conda")
                    .doesNotContain("127.0.0.1");
        }
    }

    @Test
    void locksFromARegistry() throws IOException {
        for (Map.Entry<String, byte[]> subdir : SUBDIRS.entrySet()) {
            Path image = Files.createDirectories(
                    served.resolve("v2/demo").resolve(subdir.getKey()).resolve("repodata.json"));
            String digest = "sha256:" + Sha256.of(subdir.getValue()).hex();
            Files.createDirectories(image.resolve("manifests"));
            Files.write(Files.createDirectories(image.resolve("blobs")).resolve(digest), subdir.getValue());
            Files.writeString(
                    image.resolve("manifests/latest"),
                    "{\"layers\": [{\"mediaType\": \"application/vnd.conda.repodata.v1+json\", \"digest\": \"" + digest
                            + "\"}]}",
                    StandardCharsets.UTF_8);
        }
        try (DirectoryServer server = DirectoryServer.start(served)) {
            String channel = server.url("/demo").replaceFirst("http", "oci");

            assertThat(lock(channel, Map.of()))
                    .contains("url: " + channel + "/linux-64/python-3.12.1-h1_0.conda")
                    .contains("url: " + channel + "/noarch/tzdata-2026a-h3_0.conda");
        }
    }

    @Test
    void saysThatThereIsNoSuchChannel() throws IOException {
        try (DirectoryServer server = DirectoryServer.start(served)) {
            assertThatThrownBy(() -> lock("s3://bucket/none", Map.of("AWS_ENDPOINT_URL_S3", server.url(""))))
                    .isInstanceOf(EnvException.NotFound.class)
                    .hasMessageContaining("s3://bucket/none");
        }
    }

    private String lock(String channel, Map<String, String> environment) throws IOException {
        TestProject project = new TestProject(directory);
        project.variables = environment;
        EnvironmentSource source = new EnvironmentSource(
                List.of(),
                List.of(channel),
                List.of("python"),
                List.of(),
                List.of("linux-64"),
                Map.of(),
                directory,
                "test");
        project.lock(source, LockRequest.Mode.ALWAYS, SolveOptions.DEFAULT);
        return Files.readString(project.lockFile());
    }
}
