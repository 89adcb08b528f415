package io.github.envmaven.core.lock;

import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a lock file, to the byte as conda-lock would: its keys in its order, packages sorted by manager, name and
 * platform, PyYAML's quotes. The same lock is always the same text.
 */
public final class LockFileWriter {

    private static final Comparator<LockedPackage> ORDER = Comparator.comparing(LockedPackage::manager)
            .thenComparing(LockedPackage::name)
            .thenComparing(LockedPackage::platform);

    private static final List<String> HEADER = List.of(
            "This lock file was written by env-maven-plugin. DO NOT EDIT: change what was asked for and lock again.",
            "",
            "It names every file of every environment with its digest, so that the same files are installed",
            "everywhere and always. conda-lock and micromamba can install it as well.");

    private LockFileWriter() {}

    /**
     * Writes a lock file to disk; a reader sees the old file or the new one, never a part.
     *
     * @param lock what to write
     * @param file where to
     */
    public static void write(LockFile lock, Path file) {
        AtomicFile.write(file, format(lock));
    }

    /**
     * The text of a lock file.
     *
     * @param lock what to write
     * @return the whole file
     */
    public static String format(LockFile lock) {
        YamlWriter yaml = new YamlWriter();
        HEADER.forEach(yaml::comment);
        yaml.literal("version", String.valueOf(LockFileFormat.VERSION));
        writeMetadata(yaml, lock.metadata());
        List<LockedPackage> packages = new ArrayList<>();
        lock.environments().forEach(environment -> packages.addAll(environment.packages()));
        packages.sort(ORDER);
        if (packages.isEmpty()) {
            return yaml.literal("package", "[]").toString();
        }
        yaml.beginList("package");
        for (LockedPackage locked : packages) {
            locked.categories().forEach(category -> writePackage(yaml, locked, category));
        }
        return yaml.toString();
    }

    private static void writeMetadata(YamlWriter yaml, LockMetadata metadata) {
        yaml.beginMapping("metadata").mapping("content_hash", metadata.contentHash());
        writeChannels(yaml, metadata.channels());
        yaml.list("platforms", metadata.platforms()).list("sources", metadata.sources());
        if (!metadata.createdAt().isEmpty()) {
            yaml.mapping("time_metadata", Map.of("created_at", metadata.createdAt()));
        }
        if (!metadata.git().isEmpty()) {
            yaml.mapping("git_metadata", metadata.git());
        }
        if (!metadata.inputs().isEmpty()) {
            yaml.beginMapping("inputs_metadata");
            metadata.inputs().forEach(yaml::mapping);
            yaml.endMapping();
        }
        if (!metadata.custom().isEmpty()) {
            yaml.mapping("custom_metadata", metadata.custom());
        }
        yaml.endMapping();
    }

    private static void writeChannels(YamlWriter yaml, List<LockedChannel> channels) {
        if (channels.isEmpty()) {
            yaml.literal("channels", "[]");
            return;
        }
        yaml.beginList("channels");
        for (LockedChannel channel : channels) {
            yaml.beginItem()
                    .entry("url", channel.url())
                    .list("used_env_vars", channel.usedEnvVars())
                    .endItem();
        }
    }

    private static void writePackage(YamlWriter yaml, LockedPackage locked, String category) {
        yaml.beginItem()
                .entry("name", locked.name())
                .entry("version", locked.version())
                .entry("manager", locked.manager())
                .entry("platform", locked.platform())
                .mapping("dependencies", locked.dependencies())
                .entry("url", locked.url());
        yaml.mapping("hash", hashes(locked));
        if (locked instanceof LockedPackage.Pip pip && !pip.sourceUrl().isEmpty()) {
            yaml.beginMapping("source")
                    .entry("type", "url")
                    .entry("url", pip.sourceUrl())
                    .endMapping();
        }
        if (locked instanceof LockedPackage.Conda conda && !conda.hasUsualFileName()) {
            yaml.entry("build", conda.build());
        }
        yaml.entry("category", category)
                .literal("optional", String.valueOf(!category.equals(LockFileFormat.MAIN)))
                .endItem();
    }

    private static Map<String, String> hashes(LockedPackage locked) {
        Map<String, String> hashes = new LinkedHashMap<>();
        locked.digests().md5().ifPresent(md5 -> hashes.put("md5", md5.hex()));
        locked.digests().sha256().ifPresent(sha256 -> hashes.put("sha256", sha256.hex()));
        if (locked instanceof LockedPackage.Pip pip && !pip.revision().isEmpty()) {
            hashes.put("sha256", pip.revision());
        }
        return hashes;
    }
}
