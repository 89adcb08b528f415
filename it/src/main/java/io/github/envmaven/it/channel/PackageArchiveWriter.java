package io.github.envmaven.it.channel;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Packs a recipe into the bytes of a package archive; equal recipes give equal bytes. */
final class PackageArchiveWriter {

    private static final int ZSTD_LEVEL = 3;
    private static final long TAR_SECONDS = 1_700_000_000L;
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(2023, 11, 14, 22, 13, 20);

    private PackageArchiveWriter() {}

    static byte[] pack(Recipe recipe) throws IOException {
        List<PackageEntry> info = new InfoDocuments(recipe).entries();
        return recipe.format() == ArchiveFormat.CONDA ? conda(recipe, info) : tarBz2(recipe, info);
    }

    private static byte[] conda(Recipe recipe, List<PackageEntry> info) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            store(zip, "metadata.json", "{\"conda_pkg_format_version\": 2}".getBytes(StandardCharsets.UTF_8));
            store(zip, "info-" + recipe.stem() + ".tar.zst", tarZst(info));
            store(zip, "pkg-" + recipe.stem() + ".tar.zst", tarZst(recipe.entries()));
        }
        return bytes.toByteArray();
    }

    private static byte[] tarBz2(Recipe recipe, List<PackageEntry> info) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = tarOver(new BZip2CompressorOutputStream(bytes))) {
            putAll(tar, info);
            putAll(tar, recipe.entries());
        }
        return bytes.toByteArray();
    }

    private static byte[] tarZst(List<PackageEntry> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZstdOutputStream zstd = new ZstdOutputStream(bytes, ZSTD_LEVEL);
        zstd.setChecksum(true);
        try (TarArchiveOutputStream tar = tarOver(zstd)) {
            putAll(tar, entries);
        }
        return bytes.toByteArray();
    }

    private static TarArchiveOutputStream tarOver(OutputStream compressor) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(compressor, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        return tar;
    }

    private static void putAll(TarArchiveOutputStream tar, List<PackageEntry> entries) throws IOException {
        for (PackageEntry entry : entries) {
            TarArchiveEntry header = header(entry);
            header.setModTime(TAR_SECONDS * 1000);
            header.setIds(0, 0);
            tar.putArchiveEntry(header);
            if (entry.isFile()) {
                tar.write(entry.content());
            }
            tar.closeArchiveEntry();
        }
    }

    private static TarArchiveEntry header(PackageEntry entry) {
        return switch (entry.kind()) {
            case SYMLINK -> {
                TarArchiveEntry header = new TarArchiveEntry(entry.path(), TarConstants.LF_SYMLINK);
                header.setLinkName(entry.target());
                yield header;
            }
            case DIRECTORY -> new TarArchiveEntry(entry.path() + "/");
            case FILE, EXECUTABLE -> {
                TarArchiveEntry header = new TarArchiveEntry(entry.path());
                header.setSize(entry.content().length);
                header.setMode(entry.kind() == PackageEntry.Kind.EXECUTABLE ? 0100755 : 0100644);
                yield header;
            }
        };
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(ZIP_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
