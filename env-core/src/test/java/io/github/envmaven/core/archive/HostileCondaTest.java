package io.github.envmaven.core.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.testing.TarBuilder;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code .conda} files whose zip, or whose division into two tars, is not what it should be. */
class HostileCondaTest {

    private static final TestPackage PACKAGE = TestPackage.of("p", "1", "0").file("lib/x", "content");
    private static final byte[] GOOD = PACKAGE.conda();

    @TempDir
    Path root;

    @Test
    void extractsAGoodOne() throws IOException {
        extract(GOOD);

        assertThat(root.resolve("out/lib/x")).hasContent("content");
        assertThat(root.resolve("out/info/index.json")).exists();
    }

    static IntStream cuts() {
        return IntStream.rangeClosed(0, 40).map(i -> i * (GOOD.length - 1) / 40);
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void refusesEveryBeginning(int length) {
        assertRefused(Arrays.copyOf(GOOD, length), "");
    }

    @Test
    void refusesOrExtractsUnchangedWhatHasOneBitFlipped() throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = GOOD.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Path out = Files.createDirectory(root.resolve("out" + i));
            Path file = TestPackage.write(root.resolve("p-1-0.conda"), damaged);
            try {
                new PackageArchive(file).extractTo(out);
                // Dates and versions of the zip format are nobody's business.
                assertThat(out.resolve("lib/x")).hasContent("content");
            } catch (IntegrityFailed e) {
                assertThat(e).hasMessageStartingWith("Package p-1-0.conda cannot be extracted: ");
            }
        }
    }

    @Test
    void refusesBytesBehindBeforeAndBetween() {
        byte[] behind = Arrays.copyOf(GOOD, GOOD.length + 1);
        byte[] before = new byte[GOOD.length + 1];
        System.arraycopy(GOOD, 0, before, 1, GOOD.length);

        assertRefused(behind, "something follows the end of its zip");
        assertRefused(before, "");
        assertRefused(concat(GOOD, GOOD), "its zip directory does not end where it should");
    }

    @Test
    void refusesASecondEndRecordInTheComment() {
        byte[] end = Arrays.copyOfRange(GOOD, GOOD.length - 22, GOOD.length);
        byte[] commented = concat(GOOD, end);
        ByteBuffer.wrap(commented).order(ByteOrder.LITTLE_ENDIAN).putShort(GOOD.length - 2, (short) end.length);

        assertRefused(commented, "its zip directory does not end where it should");
    }

    @Test
    void refusesALocalHeaderThatDiffersFromTheDirectory() {
        String good = new String(GOOD, StandardCharsets.ISO_8859_1);
        byte[] renamed = good.replaceFirst("pkg-p-1-0", "pkg-q-1-0").getBytes(StandardCharsets.ISO_8859_1);
        byte[] sized = GOOD.clone();
        sized[18]++;

        assertRefused(renamed, "its zip has two different headers for member 'pkg-p-1-0.tar.zst'");
        assertRefused(sized, "its zip has two different headers for member 'metadata.json'");
    }

    @Test
    void refusesAWrongChecksum() {
        byte[] wrong = GOOD.clone();
        // The content of metadata.json, which is stored as it is: version 2 becomes 2 with a blank replaced.
        int blank = new String(GOOD, StandardCharsets.ISO_8859_1).indexOf(": 2}") + 1;
        wrong[blank] = '\t';

        assertRefused(wrong, "differs from its length or checksum");
    }

    @Test
    void refusesMembersThatNoPackageHas() {
        assertRefused(zip("extra.txt", "x"), "has member 'extra.txt', which no .conda has");
        assertRefused(zip("../metadata.json", "{}"), "has member");
        assertRefused(zip("info-other-1-0.tar.zst", "x"), "has member");
        assertRefused(zip("pkg-p-1-0.tar.bz2", "x"), "has member");
    }

    @Test
    void refusesTarsOfDifferentPackages() {
        Map<String, byte[]> members = members();
        members.put("pkg-q-1-0.tar.zst", members.remove("pkg-p-1-0.tar.zst"));

        assertRefused(TestPackage.zip(members), "beside 'pkg-q-1-0.tar.zst' of another package");
    }

    @Test
    void refusesPackagesWithoutInfoOrOfAnotherVersion() {
        Map<String, byte[]> without = members();
        without.remove("info-p-1-0.tar.zst");
        Map<String, byte[]> later = members();
        later.put("metadata.json", "{\"conda_pkg_format_version\": 3}".getBytes(StandardCharsets.UTF_8));

        assertRefused(TestPackage.zip(without), "has no info-*.tar.zst");
        assertRefused(TestPackage.zip(later), "version 2 of the format");
    }

    @Test
    void keepsInfoAndContentApart() {
        byte[] info = PACKAGE.infoTar();

        assertRefused(
                TestPackage.conda("p-1-0", new TarBuilder().file("lib/x", "x").end(), new TarBuilder().end()),
                "member 'lib/x' lies outside info/ in the tar of info/");
        assertRefused(
                TestPackage.conda(
                        "p-1-0",
                        info,
                        new TarBuilder().file("info/link.json", "{}").end()),
                "member 'info/link.json' lies in info/ but not in the tar of info/");
        assertRefused(
                TestPackage.conda(
                        "p-1-0", info, new TarBuilder().link("info", "/tmp").end()),
                "member 'info' is no directory");
    }

    @Test
    void refusesBytesBehindTheZstdFrame() {
        Map<String, byte[]> members = members();
        members.compute("pkg-p-1-0.tar.zst", (name, frame) -> concat(frame, new byte[] {1, 2, 3, 4, 5}));

        assertRefused(TestPackage.zip(members), "");
    }

    @Test
    void countsBothTarsAgainstTheLimit() throws IOException {
        byte[] zeros = new byte[600_000];
        byte[] info = new TarBuilder().file("info/zeros", zeros, 0644).end();
        byte[] content = new TarBuilder().file("zeros", zeros, 0644).end();
        Path file = TestPackage.write(root.resolve("p-1-0.conda"), TestPackage.conda("p-1-0", info, content));
        ExtractionLimits limits = new ExtractionLimits(1L << 30, 100, 1, 1_000_000);
        Path out = Files.createDirectory(root.resolve("out"));

        assertThatThrownBy(() -> new PackageArchive(file).extractTo(out, limits))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("it would become larger than");
    }

    @Test
    void decidesByTheNameAlone() throws IOException {
        Path out = Files.createDirectory(root.resolve("out"));

        assertThatThrownBy(() -> new PackageArchive(root.resolve("p.zip"))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new PackageArchive(root.resolve("none-1-0.conda")).extractTo(out))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> new PackageArchive(TestPackage.write(root.resolve("p-1-0.tar.bz2"), GOOD)).extractTo(out))
                .isInstanceOf(IntegrityFailed.class);
    }

    private void assertRefused(byte[] archive, String reason) {
        assertThatThrownBy(() -> extract(archive))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageStartingWith("Package p-1-0.conda cannot be extracted: ")
                .hasMessageContaining(reason);
    }

    private void extract(byte[] archive) throws IOException {
        Path out = root.resolve("out");
        Trees.delete(out);
        Files.createDirectory(out);
        new PackageArchive(TestPackage.write(root.resolve("p-1-0.conda"), archive)).extractTo(out);
    }

    private static byte[] zip(String name, String content) {
        Map<String, byte[]> members = members();
        members.put(name, content.getBytes(StandardCharsets.UTF_8));
        return TestPackage.zip(members);
    }

    private static Map<String, byte[]> members() {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("metadata.json", "{\"conda_pkg_format_version\": 2}".getBytes(StandardCharsets.UTF_8));
        members.put("info-p-1-0.tar.zst", Zstd.compress(PACKAGE.infoTar()));
        members.put(
                "pkg-p-1-0.tar.zst",
                Zstd.compress(new TarBuilder().file("lib/x", "content").end()));
        return members;
    }

    private static byte[] concat(byte @Nullable [] first, byte[] second) {
        byte[] start = first == null ? new byte[0] : first;
        byte[] both = Arrays.copyOf(start, start.length + second.length);
        System.arraycopy(second, 0, both, start.length, second.length);
        return both;
    }
}
