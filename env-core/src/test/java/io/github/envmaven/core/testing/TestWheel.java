package io.github.envmaven.core.testing;

import io.github.envmaven.core.cache.CachedWheel;
import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.wheel.RecordRow;
import io.github.envmaven.core.wheel.UnpackedWheel;
import io.github.envmaven.core.wheel.WheelArchive;
import io.github.envmaven.core.wheel.WheelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A wheel made by a test, honest unless told otherwise. */
public final class TestWheel {

    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;
    private static final int LINK = 0120777;

    private final String name;
    private final String version;
    private final Map<String, byte[]> members = new LinkedHashMap<>();
    private final Map<String, Integer> modes = new LinkedHashMap<>();
    private String tag = "py3-none-any";
    private String directUrl = "";
    private WheelFile.Wish wish = WheelFile.Wish.REQUESTED;
    private UnaryOperator<List<String>> recordEdit = lines -> lines;

    private TestWheel(String name, String version) {
        this.name = name;
        this.version = version;
        file(distInfo() + "/METADATA", "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
        file(distInfo() + "/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    }

    /** Starts a wheel with nothing but what must be there. */
    public static TestWheel of(String name, String version) {
        return new TestWheel(name, version);
    }

    /** The directory of its metadata. */
    public String distInfo() {
        return name + "-" + version + ".dist-info";
    }

    /** A path among its data. */
    public String data(String path) {
        return name + "-" + version + ".data/" + path;
    }

    /** Adds a file, or replaces one. */
    public TestWheel file(String path, String content) {
        return member(path, content, FILE);
    }

    /** Adds a file that can be executed. */
    public TestWheel program(String path, String content) {
        return member(path, content, PROGRAM);
    }

    /** Adds a symbolic link. */
    public TestWheel link(String path, String target) {
        return member(path, target, LINK);
    }

    /** Takes a file out. */
    public TestWheel without(String path) {
        members.remove(path);
        return this;
    }

    /** Gives it commands. */
    public TestWheel entryPoints(String text) {
        return file(distInfo() + "/entry_points.txt", text);
    }

    /** Changes its list of files. */
    public TestWheel record(UnaryOperator<List<String>> edit) {
        recordEdit = edit;
        return this;
    }

    /** Makes it for some Pythons alone. */
    public TestWheel tag(String newTag) {
        tag = newTag;
        return this;
    }

    /** Says that it was asked for by a URL. */
    public TestWheel directUrl(String url) {
        directUrl = url;
        return this;
    }

    /** Says that another package needs it. */
    public TestWheel needed() {
        wish = WheelFile.Wish.NEEDED;
        return this;
    }

    /** What it is called. */
    public String fileName() {
        return name + "-" + version + "-" + tag + ".whl";
    }

    /** Its bytes. */
    public byte[] bytes() {
        Map<String, byte[]> all = new LinkedHashMap<>(members);
        all.put(distInfo() + "/RECORD", record().getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : all.entrySet()) {
                ZipArchiveEntry entry = new ZipArchiveEntry(member.getKey());
                entry.setTime(1_700_000_000_000L);
                entry.setMethod(ZipEntry.DEFLATED);
                entry.setUnixMode(modes.getOrDefault(member.getKey(), FILE));
                zip.putArchiveEntry(entry);
                zip.write(member.getValue());
                zip.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes it. */
    public Path writeTo(Path directory) {
        try {
            Files.createDirectories(directory);
            return Files.write(directory.resolve(fileName()), bytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a lock says of it. */
    public WheelFile locked(String url) {
        return new WheelFile(WheelName.parse(fileName()), url, Sha256.of(bytes()), directUrl, wish);
    }

    /** Unpacks it as the cache does. */
    public CachedWheel unpackIn(Path cache) {
        try {
            Path archive = writeTo(Files.createDirectories(cache.resolve("archives")));
            WheelFile file = locked(archive.toUri().toString());
            Path directory = cache.resolve("pkgs")
                    .resolve(fileName() + "-" + file.sha256().hex().substring(0, 8));
            boolean isThere = Files.exists(directory);
            Files.createDirectories(directory);
            return new CachedWheel(
                    file,
                    isThere
                            ? UnpackedWheel.read(directory, file.name())
                            : new WheelArchive(archive, file.name()).unpackTo(directory));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a file stands in a list. */
    public static String row(String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return path + ",sha256=" + hash(bytes) + "," + bytes.length;
    }

    private TestWheel member(String path, String content, int mode) {
        members.put(path, content.getBytes(StandardCharsets.UTF_8));
        modes.put(path, mode);
        return this;
    }

    private String record() {
        List<String> lines = new ArrayList<>();
        members.forEach((path, content) -> {
            if (!path.endsWith("/") && !path.endsWith(".jws") && !path.endsWith(".p7s")) {
                lines.add(new RecordRow(path, "sha256=" + hash(content), String.valueOf(content.length)).toString());
            }
        });
        lines.add(distInfo() + "/RECORD,,");
        return String.join("\n", recordEdit.apply(lines)) + "\n";
    }

    private static String hash(byte[] content) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HashAlgorithm.SHA256.newDigest().digest(content));
    }
}
