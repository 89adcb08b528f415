package io.github.envmaven.core.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.testing.TarBuilder;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Throws damaged and hostile archives at the extractor for some seconds: {@code -Denv.fuzz=60 -Denv.seed=7}. Each is
 * refused with a message or extracted inside its directory; nothing else ever happens.
 */
class ExtractorFuzzTest {

    private static final int SECONDS = Integer.getInteger("env.fuzz", 3);
    private static final int SEED = Integer.getInteger("env.seed", 42);
    private static final ExtractionLimits LIMITS = new ExtractionLimits(8 << 20, 2000, 200, 1 << 20);

    // What attacks are made of, and what is nearly one.
    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "a/b",
            "a/b/c",
            "info",
            "info/x",
            "info/index.json",
            "lib/x",
            "./a",
            "a/",
            "..",
            "../x",
            "a/../b",
            "a/../../x",
            "/x",
            "/tmp/x",
            "C:x",
            "a\\b",
            "a//b",
            ".",
            "./",
            "",
            "a\0b",
            "A",
            "con",
            "x".repeat(300),
            "d/".repeat(200) + "x",
            "\u00e4",
            "a\u0308",
            "a\nb",
            "out",
            "out/x",
            "../out/x");

    private final Random random = new Random(SEED);

    @TempDir
    Path root;

    @Test
    void refusesOrExtractsInside(TestReporter reporter) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        int tried = 0;
        int refused = 0;
        Path out = root.resolve("1/2/3/out");
        Path file = root.resolve("1/p-1-0.conda");
        Files.createDirectories(out);
        List<String> outside = outside(out);
        while (System.nanoTime() < end) {
            Trees.delete(out);
            Files.createDirectory(out);
            boolean isConda = random.nextBoolean();
            file = file.resolveSibling("p-1-0" + (isConda ? ".conda" : ".tar.bz2"));
            Files.write(file, isConda ? conda() : maybeMutated(TestPackage.bzip2(tar()), 4));
            refused += isRefused(file, out) ? 1 : 0;
            tried++;
            Files.delete(file);
            assertThat(outside(out)).as("archive " + tried + " of seed " + SEED).isEqualTo(outside);
        }
        reporter.publishEntry("archives", tried + ", " + refused + " refused");
        assertThat(refused).isPositive();
        assertThat(tried < 100 || refused < tried).as("some are fine").isTrue();
    }

    private static boolean isRefused(Path file, Path out) throws IOException {
        try {
            new PackageArchive(file).extractTo(out, LIMITS);
            return false;
        } catch (IntegrityFailed e) {
            assertThat(e.getMessage()).startsWith("Package p-1-0").doesNotContain("\u0000", "\u001b");
            return true;
        } catch (DiskFailed e) {
            // A path that is fine by itself, but with the directory's own too long for this system.
            assertThat(e.getMessage()).contains("name too long");
            return true;
        }
    }

    private byte[] conda() {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put(
                "metadata.json", "{\"conda_pkg_format_version\": 2}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        members.put("info-p-1-0.tar.zst", maybeMutated(Zstd.compress(maybeMutated(infoTar(), 8)), 8));
        members.put("pkg-p-1-0.tar.zst", maybeMutated(Zstd.compress(maybeMutated(tar(), 4)), 8));
        return maybeMutated(TestPackage.zip(members), 4);
    }

    private static byte[] infoTar() {
        return TestPackage.of("p", "1", "0").infoTar();
    }

    /** A few members with names, types and claims as they come. */
    private byte[] tar() {
        TarBuilder tar = new TarBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            String target = NAMES.get(random.nextInt(NAMES.size()));
            switch (random.nextInt(12)) {
                case 0 -> tar.directory(name);
                case 1, 2 -> tar.link(name, target);
                case 3 -> tar.hardLink(name, target);
                case 4 -> tar.pax('x', "path=" + target);
                case 5 -> tar.pax(random.nextBoolean() ? 'g' : 'x', "size=" + random.nextInt(2000));
                case 6 ->
                    tar.member(name, (char) (' ' + random.nextInt(90)), random.nextInt(07777), new byte[9], target);
                case 7 -> tar.header(name, '0', 0644, random.nextInt(Integer.MAX_VALUE), "");
                default -> tar.file(name, "x".repeat(random.nextInt(700)));
            }
        }
        return tar.end();
    }

    /** One time in some, bytes are changed, cut off, doubled or moved. */
    private byte[] maybeMutated(byte[] bytes, int oneIn) {
        if (bytes.length == 0 || random.nextInt(oneIn) != 0) {
            return bytes;
        }
        byte[] mutated = bytes.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    mutated[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            case 1 -> mutated = Arrays.copyOf(bytes, at);
            case 2 -> {
                mutated = Arrays.copyOf(bytes, bytes.length + bytes.length - at);
                System.arraycopy(bytes, at, mutated, bytes.length, bytes.length - at);
            }
            default -> mutated[at] ^= (byte) (1 << random.nextInt(8));
        }
        return mutated;
    }

    private List<String> outside(Path out) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !path.startsWith(out) && Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }
}
