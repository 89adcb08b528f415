package io.github.envmaven.core.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.testing.TarBuilder;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tars that would do harm, each refused as a whole with the member named. */
class HostileTarTest {

    private static final byte[] X = {'x'};

    @TempDir
    Path root;

    static Stream<Arguments> attacks() {
        Map<String, UnaryOperator<TarBuilder>> attacks = new TreeMap<>();
        attacks.put("'../x' has '..' as a part", tar -> tar.file("../x", "x"));
        attacks.put("'a/../../x' has '..' as a part", tar -> tar.file("a/../../x", "x"));
        attacks.put("'/x' is absolute", tar -> tar.file("/x", "x"));
        attacks.put("'.//x' is absolute", tar -> tar.file(".//x", "x"));
        attacks.put("'C:x' starts with a drive letter", tar -> tar.file("C:x", "x"));
        attacks.put("'a\\..\\..\\x' has a backslash in it", tar -> tar.file("a\\..\\..\\x", "x"));
        attacks.put("'a?x' has a control character in it", tar -> tar.file("a\u001bx", "x"));
        attacks.put("'nul?x' has a control", tar -> tar.pax('x', "path=nul\0x").file("x", "x"));
        attacks.put("'out/x' lies below", tar -> tar.link("out", "/tmp").file("out/x", "x"));
        attacks.put(
                "'in/x' lies below", tar -> tar.directory("d").link("in", "d").file("in/x", "x"));
        attacks.put(
                "'a/up/x' lies below",
                tar -> tar.link("a", ".").link("a/up", "..").file("a/up/x", "x"));
        attacks.put("'f/x' lies below", tar -> tar.file("f", "x").file("f/x", "x"));
        attacks.put(
                "'l' stands in it twice", tar -> tar.link("l", "/etc/passwd").file("l", "x"));
        attacks.put("'f' stands in it twice", tar -> tar.file("f", "x").file("./f", "y"));
        attacks.put("'d' stands in it twice", tar -> tar.directory("d").file("d", "y"));
        attacks.put(
                "'e' is a directory and something else",
                tar -> tar.file("e", "y").directory("e"));
        attacks.put("repeats '/etc/passwd'", tar -> tar.hardLink("h", "/etc/passwd"));
        attacks.put("repeats '../h'", tar -> tar.hardLink("h", "../h"));
        attacks.put("repeats 'later'", tar -> tar.hardLink("h", "later").file("later", "x"));
        attacks.put("repeats 'link'", tar -> tar.link("link", "/etc/passwd").hardLink("h", "link"));
        attacks.put("repeats 'self'", tar -> tar.hardLink("self", "self"));
        attacks.put("'l2' is a link to nothing", tar -> tar.link("l2", ""));
        attacks.put("'dev' is a device", tar -> tar.member("dev", '3', 0644, new byte[0], ""));
        attacks.put("'block' is a device", tar -> tar.member("block", '4', 0644, new byte[0], ""));
        attacks.put("'fifo' is a pipe", tar -> tar.member("fifo", '6', 0644, new byte[0], ""));
        attacks.put("'old sparse' is a sparse file", tar -> tar.member("old sparse", 'S', 0644, X, ""));
        attacks.put(
                "is a sparse file", tar -> tar.pax('x', "GNU.sparse.major=1").file("s", "x"));
        attacks.put("'odd' is of an unknown type", tar -> tar.member("odd", 'Z', 0644, X, ""));
        attacks.put(
                "has two long names",
                tar -> tar.pax('x', "path=a").pax('x', "path=b").file("f", "x"));
        attacks.put(
                "has two long names: 'a?b' and 'c?'",
                tar -> tar.pax('x', "path=a\0b").pax('x', "path=c\u001b").file("f", "x"));
        attacks.put("has two sizes: 1 and 600", tar -> tar.pax('x', "size=600").file("f", "x"));
        attacks.put("for all members sets a name", tar -> tar.pax('g', "path=a").file("f", "x"));
        attacks.put("extended header is damaged", tar -> tar.member("p", 'x', 0644, bytes("99 path=a\n"), ""));
        attacks.put("has no single size", tar -> tar.pax('x', "size=-1").file("f", "x"));
        attacks.put("'dir' has content but is no file", tar -> tar.member("dir", '5', 0755, X, ""));
        attacks.put("name is not UTF-8", tar -> tar.raw(nameOf((byte) 0xff)));
        attacks.put("header is damaged", tar -> tar.raw(damagedHeader()));
        attacks.put(
                "something follows its end",
                tar -> tar.raw(new byte[1024]).raw(bytes("x")).raw(new byte[511]));
        attacks.put("member 'info' is no directory", tar -> tar.link("info", "/etc"));
        return attacks.entrySet().stream().map(attack -> Arguments.of(attack.getKey(), attack.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refusesTheWholePackageAndSaysWhy(String why, UnaryOperator<TarBuilder> attack) throws IOException {
        byte[] tar = attack.apply(new TarBuilder().file("fine", "x")).end();
        Path outside = Files.createDirectories(root.resolve("a/b/out"));
        String reason = why.replace(" lies below", " ");

        assertThatThrownBy(() -> extract(tar, outside, ExtractionLimits.DEFAULT))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageStartingWith("Package p-1-0.tar.bz2 cannot be extracted: ")
                .hasMessageContaining(why.contains(" lies below") ? "is a directory and something else" : reason);
        assertThat(root.resolve("a/b").toFile().list()).containsExactly("out");
        assertThat(root.resolve("a").toFile().list()).containsExactly("b");
    }

    @Test
    void keepsLinksThatPointOutsideButNeverFollowsThem() throws IOException {
        Path out = Files.createDirectory(root.resolve("out"));

        extract(new TarBuilder().link("a", "/etc/passwd").link("b", "../../x").end(), out, ExtractionLimits.DEFAULT);

        assertThat(Files.readSymbolicLink(out.resolve("a"))).hasToString("/etc/passwd");
        assertThat(Files.readSymbolicLink(out.resolve("b"))).hasToString("../../x");
    }

    @Test
    void keepsOfAModeOnlyThatAFileIsExecutable() throws IOException {
        Path out = Files.createDirectory(root.resolve("out"));

        extract(
                new TarBuilder()
                        .file("setuid", X, 06755)
                        .file("secret", X, 0000)
                        .file("sticky", X, 01777)
                        .directory("d")
                        .end(),
                out,
                ExtractionLimits.DEFAULT);

        assertThat(Files.getAttribute(out.resolve("setuid"), "unix:mode")).isEqualTo(0100755);
        assertThat(Files.getPosixFilePermissions(out.resolve("secret")))
                .contains(PosixFilePermission.OWNER_READ)
                .doesNotContain(PosixFilePermission.OWNER_EXECUTE);
        assertThat(Files.getAttribute(out.resolve("sticky"), "unix:mode")).isEqualTo(0100755);
    }

    @Test
    void keepsTimesBecausePythonComparesThem() throws IOException {
        Path out = Files.createDirectory(root.resolve("out"));

        extract(new TarBuilder().file("a.py", "x").end(), out, ExtractionLimits.DEFAULT);

        assertThat(Files.getLastModifiedTime(out.resolve("a.py")).to(TimeUnit.SECONDS))
                .isEqualTo(1_700_000_000);
    }

    @Test
    void copiesWhatAHardLinkRepeats() throws IOException {
        Path out = Files.createDirectory(root.resolve("out"));

        extract(new TarBuilder().file("a", "content").hardLink("d/b", "./a").end(), out, ExtractionLimits.DEFAULT);

        assertThat(out.resolve("d/b")).hasContent("content");
        assertThat(Files.getAttribute(out.resolve("a"), "unix:nlink")).isEqualTo(1);
    }

    @Test
    void readsLongNamesOfBothKinds() throws IOException {
        Path out = Files.createDirectory(root.resolve("out"));
        String longName = "d/" + "n".repeat(200);
        byte[] gnuName = bytes("g/" + "n".repeat(200) + "\0");

        extract(
                new TarBuilder()
                        .pax('g', "comment=unknown records are skipped")
                        .pax('x', "path=" + longName, "mtime=1.5", "size=1", "SCHILY.xattr.user.x=y")
                        .file("short", "x")
                        .member("././@LongLink", 'L', 0644, gnuName, "")
                        .file("short", "y")
                        .member("././@LongLink", 'K', 0644, bytes("t".repeat(150) + "\0"), "")
                        .link("link", "short")
                        .end(),
                out,
                ExtractionLimits.DEFAULT);

        assertThat(out.resolve(longName)).hasContent("x");
        assertThat(out.resolve("g/" + "n".repeat(200))).hasContent("y");
        assertThat(Files.readSymbolicLink(out.resolve("link"))).hasToString("t".repeat(150));
    }

    @Test
    void stopsBombs() throws IOException {
        byte[] zeros = new byte[3 << 20];
        ExtractionLimits small = new ExtractionLimits(1L << 30, 10, 200, 1 << 20);
        TarBuilder many = new TarBuilder();
        for (int i = 0; i < 11; i++) {
            many.file("f" + i, "x");
        }

        assertThatThrownBy(() -> extract(new TarBuilder().file("z", zeros, 0644).end(), fresh("1"), small))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("it would become larger than 1048576 bytes");
        assertThatThrownBy(() -> extract(many.end(), fresh("2"), small))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("it has more than 10 members");
        assertThatThrownBy(() -> extract(
                        new TarBuilder()
                                .header("huge", '0', 0644, 8L << 30, "")
                                .content(X)
                                .end(),
                        fresh("3"),
                        small))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("it ends in the middle");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 512, 600, 1024, 1500})
    void refusesWhatEndsInTheMiddle(int length) {
        byte[] tar = new TarBuilder().file("a", "content").file("b", "content").end();

        assertThatThrownBy(() -> extract(Arrays.copyOf(tar, length), fresh("x"), ExtractionLimits.DEFAULT))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("it ends in the middle");
    }

    @Test
    void readsSeveralStreamsOneAfterAnother() throws IOException {
        byte[] tar = new TarBuilder().file("a", "content").end();
        byte[] first = TestPackage.bzip2(Arrays.copyOf(tar, 700));
        byte[] second = TestPackage.bzip2(Arrays.copyOfRange(tar, 700, tar.length));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        Path out = fresh("out");

        new PackageArchive(TestPackage.write(root.resolve("p-1-0.tar.bz2"), both)).extractTo(out);

        assertThat(out.resolve("a")).hasContent("content");
    }

    private void extract(byte[] tar, Path directory, ExtractionLimits limits) {
        Path file = TestPackage.write(root.resolve("p-1-0.tar.bz2"), TestPackage.bzip2(tar));
        new PackageArchive(file).extractTo(directory, limits);
    }

    private Path fresh(String name) throws IOException {
        return Files.createDirectory(root.resolve(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] nameOf(byte b) {
        byte[] header = new TarBuilder().header("x", '0', 0644, 0, "").unfinished();
        header[0] = b;
        return TarBuilder.withChecksum(header);
    }

    private static byte[] damagedHeader() {
        byte[] header = new TarBuilder().header("x", '0', 0644, 0, "").unfinished();
        header[0] = 'y';
        return header;
    }
}
