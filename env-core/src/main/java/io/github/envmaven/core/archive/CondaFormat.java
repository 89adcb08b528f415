package io.github.envmaven.core.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.github.luben.zstd.ZstdIOException;
import io.github.envmaven.core.archive.Extractor.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .conda} format: a zip with {@code metadata.json}, {@code info-STEM.tar.zst} and {@code pkg-STEM.tar.zst} in
 * any order, perhaps below one folder, and nothing else. Packages without content may lack the last, old ones the first.
 */
final class CondaFormat {

    private static final String METADATA = "metadata.json";
    private static final String TAR_ZST = ".tar.zst";
    private static final long MAX_METADATA = 1 << 16;
    private static final int MAX_MEMBERS = 32;

    private @Nullable ZipMember metadata;
    private @Nullable ZipMember info;
    private @Nullable ZipMember content;

    private CondaFormat() {}

    static void extract(FileChannel channel, Extractor extractor, ExtractionLimits limits) throws IOException {
        CondaFormat format = new CondaFormat();
        for (ZipMember member : ZipDirectory.read(channel, MAX_MEMBERS)) {
            format.sort(member);
        }
        format.check(channel);
        long limit = limits.maxBytes(channel.size());
        long used = extractTar(channel, Optional.ofNullable(format.info), extractor, Scope.INFO, limit);
        extractTar(channel, Optional.ofNullable(format.content), extractor, Scope.CONTENT, limit - used);
    }

    private void sort(ZipMember member) throws IOException {
        String name = member.baseName();
        if (name.equals(METADATA) && metadata == null) {
            metadata = member;
        } else if (name.startsWith("info-") && name.endsWith(TAR_ZST) && info == null) {
            info = member;
        } else if (name.startsWith("pkg-") && name.endsWith(TAR_ZST) && content == null) {
            content = member;
        } else if (!name.isEmpty() || member.size() != 0) {
            throw new IOException("its zip has member '" + member.name() + "', which no .conda has");
        }
    }

    private void check(FileChannel channel) throws IOException {
        if (info == null) {
            throw new IOException("its zip has no info-*.tar.zst");
        }
        if (content != null && !stem(info, "info-").equals(stem(content, "pkg-"))) {
            throw new IOException(
                    "its zip has '" + info.name() + "' beside '" + content.name() + "' of another package");
        }
        if (metadata != null) {
            checkVersion(channel, metadata);
        }
    }

    private static String stem(ZipMember member, String prefix) {
        String folder = member.name()
                .substring(0, member.name().length() - member.baseName().length());
        return folder + member.baseName().substring(prefix.length());
    }

    private static void checkVersion(FileChannel channel, ZipMember member) throws IOException {
        if (member.size() > MAX_METADATA) {
            throw new IOException("its metadata.json is too large");
        }
        long version = 0;
        try (InputStream in = new ZipContent(channel, member);
                JsonParser json = JsonFields.parse(in.readAllBytes())) {
            for (String field = JsonFields.first(json); field != null; field = JsonFields.next(json)) {
                if (field.equals("conda_pkg_format_version") && json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    version = json.getLongValue();
                } else {
                    json.skipChildren();
                }
            }
        }
        if (version != 2) {
            throw new IOException("its metadata.json does not say that it has version 2 of the format");
        }
    }

    private static long extractTar(
            FileChannel channel, Optional<ZipMember> member, Extractor extractor, Scope scope, long limit)
            throws IOException {
        if (member.isEmpty()) {
            return 0;
        }
        try (InputStream packed = new ZipContent(channel, member.get());
                InputStream tar = PackageArchive.zstd(packed)) {
            LimitedInputStream limited = new LimitedInputStream(tar, limit);
            extractor.extract(limited, scope);
            return limited.count();
        } catch (ZstdIOException e) {
            throw new IOException(
                    "its zip member '" + member.get().name() + "' is not packed by zstd, or is damaged: "
                            + e.getMessage(),
                    e);
        }
    }
}
