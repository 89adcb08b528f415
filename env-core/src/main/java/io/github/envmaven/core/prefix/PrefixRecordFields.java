package io.github.envmaven.core.prefix;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.prefix.PrefixRecord.PrefixLink;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.PackageRecordBuilder;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one document while it is read, in whatever order they come. */
final class PrefixRecordFields {

    /** Fields that are text and become part of the record. */
    static final Set<String> TEXT_FIELDS = Set.of(
            "name",
            "version",
            "build",
            "subdir",
            "noarch",
            "license",
            "license_family",
            "features",
            "python_site_packages_path",
            "sha256",
            "md5",
            "fn",
            "url",
            "channel");

    final Map<String, String> texts = new LinkedHashMap<>();
    final Map<String, List<String>> extraDepends = new LinkedHashMap<>();
    final Map<String, String> otherFields = new LinkedHashMap<>();
    final List<PrefixPath> paths = new ArrayList<>();
    List<String> files = List.of();
    List<String> depends = List.of();
    List<String> constrains = List.of();
    List<String> flags = List.of();
    List<String> trackFeatures = List.of();
    List<String> requestedSpecs = List.of();
    long buildNumber;
    int linkType = PrefixLink.HARD_LINK;

    @Nullable
    Long size;

    @Nullable
    Long timestamp;

    @Nullable
    Long indexedTimestamp;

    @Nullable
    String linkSource;

    @Nullable
    String extractedPackageDirectory;

    PrefixRecord build() {
        if (paths.isEmpty()) {
            files.forEach(file -> paths.add(PrefixPath.of(file, PrefixPath.Kind.HARDLINK)));
        }
        return new PrefixRecord(
                repoDataRecord(), paths, new PrefixLink(source(), linkType), requestedSpecs, otherFields);
    }

    private String source() {
        if (linkSource != null && !linkSource.isEmpty()) {
            return linkSource;
        }
        return extractedPackageDirectory == null ? "" : extractedPackageDirectory;
    }

    private RepoDataRecord repoDataRecord() {
        PackageRecord record = packageRecord();
        String fileName = texts.getOrDefault("fn", record.stem() + ".conda");
        Channel channel = channel(texts.getOrDefault("channel", ""));
        return new RepoDataRecord(record, fileName, texts.getOrDefault("url", ""), channel);
    }

    private PackageRecord packageRecord() {
        PackageRecordBuilder record = PackageRecord.builder(
                        PackageName.of(required("name")), Version.parse(required("version")), required("build"))
                .buildNumber(buildNumber)
                .noArch(noArch(texts.getOrDefault("noarch", "")))
                .depends(depends)
                .constrains(constrains)
                .extraDepends(extraDepends)
                .trackFeatures(trackFeatures)
                .flags(flags);
        set("subdir", record::subdir);
        set("license", record::license);
        set("license_family", record::licenseFamily);
        set("features", record::features);
        set("python_site_packages_path", record::pythonSitePackagesPath);
        setDigests(record);
        if (size != null) {
            record.size(size);
        }
        if (timestamp != null) {
            record.timestamp(timestamp);
        }
        if (indexedTimestamp != null) {
            record.indexedTimestamp(indexedTimestamp);
        }
        return record.build();
    }

    private void setDigests(PackageRecordBuilder record) {
        String sha256 = texts.getOrDefault("sha256", "").toLowerCase(Locale.ROOT);
        if (Sha256.isHex(sha256)) {
            record.sha256(new Sha256(sha256));
        }
        String md5 = texts.getOrDefault("md5", "").toLowerCase(Locale.ROOT);
        if (Md5.isHex(md5)) {
            record.md5(new Md5(md5));
        }
    }

    private void set(String field, java.util.function.Consumer<String> setter) {
        String text = texts.get(field);
        if (text != null) {
            setter.accept(text);
        }
    }

    private String required(String field) {
        String text = texts.get(field);
        if (text == null) {
            throw new IllegalArgumentException("has no " + field);
        }
        return text;
    }

    private Channel channel(String text) {
        String url = text;
        while (url.endsWith("/")) {
            url = url.substring(0, url.length() - 1);
        }
        for (String subdir : List.of(texts.getOrDefault("subdir", "noarch"), "noarch")) {
            if (url.endsWith("/" + subdir)) {
                url = url.substring(0, url.length() - subdir.length() - 1);
                break;
            }
        }
        return new Channel(url.substring(url.lastIndexOf('/') + 1), url);
    }

    private static NoArch noArch(String word) {
        return switch (word) {
            case "python" -> NoArch.PYTHON;
            case "", "false" -> NoArch.NONE;
            default -> NoArch.GENERIC;
        };
    }
}
