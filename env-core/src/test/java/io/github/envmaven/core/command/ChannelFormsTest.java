package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.github.envmaven.core.testing.ChannelForms;
import io.github.envmaven.core.testing.DirectoryServer;
import io.github.envmaven.core.testing.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In whatever form a channel publishes its records, and however it is reached, the lock is the same, byte for byte. */
class ChannelFormsTest {

    /** How many real environments are locked in each form; {@code -Denv.forms=100} locks more. */
    private static final int PROBLEMS = Integer.getInteger("env.forms", 1);

    @TempDir
    private Path directory;

    @Test
    void locksTheSameFromEveryForm() throws IOException {
        byte[] linux = ChannelForms.repodata(
                "linux-64",
                "python 3.12.1 h1_0 libffi >=3.4,<4.0a0, tzdata",
                "python 3.11.9 h1_0 libffi >=3.4,<4.0a0, tzdata",
                "numpy 2.1.0 py312_0 python >=3.12,<3.13.0a0",
                "numpy 1.26.4 py311_0 python >=3.11,<3.12.0a0",
                "libffi 3.4.2 h2_5",
                "libffi 3.3 h2_5",
                "unused 1 0 nothing-has-this");
        byte[] noarch =
                ChannelForms.repodata("noarch", "tzdata 2026a h3_0", "pandas-stubs 1.0 pyhd_0 python, numpy <2");

        for (List<String> specs : List.of(List.of("numpy"), List.of("pandas-stubs"), List.of("python <3.12"))) {
            assertLocksTheSame(Map.of("linux-64", linux, "noarch", noarch), specs, List.of("__glibc=2.28"));
        }
    }

    @Test
    void locksRealEnvironmentsTheSameFromEveryForm() throws IOException {
        Path corpus = SharedFiles.path("corpus");
        Path channel = corpus.resolve("channels/conda-forge");
        List<JsonNode> problems = new ArrayList<>();
        for (String line : Files.readAllLines(corpus.resolve("dev.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (problems.size() < PROBLEMS
                    && cells[1].equals("environment")
                    && cells[2].equals("linux-64")
                    && cells[3].equals("conda-forge")) {
                problems.add(new ObjectMapper()
                        .readTree(corpus.resolve("dev/" + cells[0] + ".json").toFile()));
            }
        }
        assertThat(problems).isNotEmpty();
        Map<String, byte[]> subdirs =
                Map.of("linux-64", unpacked(channel, "linux-64"), "noarch", unpacked(channel, "noarch"));

        for (JsonNode problem : problems) {
            assertLocksTheSame(subdirs, texts(problem.path("specs")), texts(problem.path("virtual_packages")));
        }
    }

    private void assertLocksTheSame(Map<String, byte[]> subdirs, List<String> specs, List<String> facts)
            throws IOException {
        List<String> locks = new ArrayList<>();
        Path work = Files.createTempDirectory(directory, "run");
        try (DirectoryServer server = DirectoryServer.start(work)) {
            for (ChannelForms form : ChannelForms.values()) {
                Path root = work.resolve(form.name());
                for (Map.Entry<String, byte[]> subdir : subdirs.entrySet()) {
                    form.write(root.resolve("demo"), subdir.getKey(), subdir.getValue());
                }
                server.serve(root);
                Path own = Files.createDirectories(work.resolve("work-" + form));
                locks.add(lock(own, server.url("/demo"), specs, facts));
                assertThat(server.asked())
                        .as("shards are fetched where there are any")
                        .anyMatch(path -> path.contains("/shards/") || form != ChannelForms.SHARDS);
                if (form != ChannelForms.SHARDS) {
                    String path = withoutSlash(root.resolve("demo").toUri().toString());
                    String files = lock(own.resolve("files"), path, specs, facts);
                    locks.add(renamed(files, path, locks.get(locks.size() - 1), server.url("/demo")));
                }
            }
        }
        assertThat(locks.get(0)).contains("package:");
        for (int i = 1; i < locks.size(); i++) {
            assertThat(locks.get(i).lines())
                    .as("lock %s of %s", i + 1, locks.size())
                    .containsExactlyElementsOf(locks.get(0).lines().toList());
        }
    }

    /** A lock as if its channel were elsewhere: its URLs, and the digest of its input, which names the channel. */
    private static String renamed(String lock, String from, String other, String to) {
        Pattern hash = Pattern.compile("content_hash:\\n    linux-64: ([0-9a-f]{64})");
        Matcher own = hash.matcher(lock);
        Matcher others = hash.matcher(other);
        assertThat(own.find() && others.find()).isTrue();
        return lock.replace(from, to).replace(own.group(1), others.group(1));
    }

    private static String lock(Path work, String channel, List<String> specs, List<String> facts) throws IOException {
        Files.createDirectories(work);
        TestProject project = new TestProject(work);
        SolveOptions options = new SolveOptions(
                SolveOptions.ChannelPriority.STRICT,
                SolveOptions.Strategy.HIGHEST,
                SolveOptions.Facts.NONE,
                facts,
                List.of(),
                "",
                PypiOptions.DEFAULT);
        EnvironmentSource source = new EnvironmentSource(
                List.of(), List.of(channel), specs, List.of(), List.of("linux-64"), Map.of(), work, "test");
        project.lock(source, LockRequest.Mode.ALWAYS, options);
        return Files.readString(project.lockFile());
    }

    private static byte[] unpacked(Path channel, String platform) throws IOException {
        Path file = channel.resolve(platform).resolve("repodata.json.zst");
        try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static String withoutSlash(String url) {
        String plain = url.replaceFirst("^file:/(?!/)", "file:///");
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
