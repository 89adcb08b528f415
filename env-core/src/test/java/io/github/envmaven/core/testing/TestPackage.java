package io.github.envmaven.core.testing;

import com.github.luben.zstd.Zstd;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** A conda package made in a test, as {@code .conda} or {@code .tar.bz2}. */
public final class TestPackage {

    private final String name;
    private final String version;
    private final String build;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private TestPackage(String name, String version, String build) {
        this.name = name;
        this.version = version;
        this.build = build;
    }

    /** A package without files, {@code name-version-build}. */
    public static TestPackage of(String name, String version, String build) {
        return new TestPackage(name, version, build);
    }

    /** This package with one more file. */
    public TestPackage file(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** This package with one more file. */
    public TestPackage file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** {@code name-version-build}. */
    public String stem() {
        return name + "-" + version + "-" + build;
    }

    /** The bytes of the package as a {@code .conda}. */
    public byte[] conda() {
        return conda(stem(), infoTar(), contentTar(new TarBuilder()).end());
    }

    /** The bytes of the package as a {@code .tar.bz2}. */
    public byte[] tarBz2() {
        TarBuilder tar = new TarBuilder().raw(infoMembers());
        return bzip2(contentTar(tar).end());
    }

    /** A record that tells the truth about bytes of this package at a URL. */
    public RepoDataRecord record(byte[] archive, String url) {
        PackageRecord record = PackageRecord.builder(PackageName.of(name), Version.parse(version), build)
                .subdir("noarch")
                .sha256(Sha256.of(archive))
                .md5(Md5.of(archive))
                .size(archive.length)
                .build();
        String fileName = url.substring(url.lastIndexOf('/') + 1);
        return new RepoDataRecord(record, fileName, url, new Channel("test", "https://test.invalid/test"));
    }

    /** A .conda of any two tars. */
    public static byte[] conda(String stem, byte[] infoTar, byte[] contentTar) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("metadata.json", "{\"conda_pkg_format_version\": 2}".getBytes(StandardCharsets.UTF_8));
        members.put("pkg-" + stem + ".tar.zst", Zstd.compress(contentTar));
        members.put("info-" + stem + ".tar.zst", Zstd.compress(infoTar));
        return zip(members);
    }

    /** A zip of stored members. */
    public static byte[] zip(Map<String, byte[]> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                CRC32 crc = new CRC32();
                crc.update(member.getValue());
                entry.setCrc(crc.getValue());
                entry.setSize(member.getValue().length);
                // The same bytes each time: another process makes the same package.
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(member.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /** Bytes by bzip2. */
    public static byte[] bzip2(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream bzip2 = new BZip2CompressorOutputStream(out)) {
            bzip2.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /** Writes bytes to a file and gives its path. */
    public static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tar of info/, with index.json and paths.json. */
    public byte[] infoTar() {
        return new TarBuilder().raw(infoMembers()).end();
    }

    private byte[] infoMembers() {
        String index = String.format(
                "{\"name\": \"%s\", \"version\": \"%s\", \"build\": \"%s\", \"build_number\": 0, \"subdir\": \"noarch\"}",
                name, version, build);
        return new TarBuilder()
                .file("info/index.json", index)
                .file("info/paths.json", paths())
                .unfinished();
    }

    private TarBuilder contentTar(TarBuilder tar) {
        files.forEach((path, content) -> tar.file(path, content, path.startsWith("bin/") ? 0755 : 0644));
        return tar;
    }

    private String paths() {
        StringBuilder paths = new StringBuilder();
        files.forEach((path, content) -> paths.append(paths.length() == 0 ? "" : ",")
                .append(String.format(
                        "{\"_path\": \"%s\", \"path_type\": \"hardlink\", \"sha256\": \"%s\", \"size_in_bytes\": %d}",
                        path, Sha256.of(content).hex(), content.length)));
        return "{\"paths_version\": 1, \"paths\": [" + paths + "]}";
    }
}
