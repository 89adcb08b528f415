package io.github.envmaven.core.lock;

import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.record.VirtualPackage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a lock was resolved from.
 *
 * @param contentHash conda-lock's digest of the input, by platform; see {@link ContentHash}
 * @param channels the channels, the most important first
 * @param platforms the locked platforms
 * @param sources the files the input was read from, relative to the lock's directory
 * @param createdAt when it was locked, as {@code 2024-01-31T10:00:00Z}; empty where it does not say
 * @param git conda-lock's {@code git_metadata}, kept as it is
 * @param inputs conda-lock's {@code inputs_metadata}, digests by source, kept as it is
 * @param custom further facts by name; the format allows them nowhere else
 */
public record LockMetadata(
        Map<String, String> contentHash,
        List<LockedChannel> channels,
        List<String> platforms,
        List<String> sources,
        String createdAt,
        Map<String, String> git,
        Map<String, Map<String, String>> inputs,
        Map<String, String> custom) {

    /** Copies what it is given, in its order. */
    public LockMetadata {
        contentHash = copy(contentHash);
        channels = List.copyOf(channels);
        platforms = List.copyOf(platforms);
        sources = List.copyOf(sources);
        git = copy(git);
        inputs = copy(inputs);
        custom = copy(custom);
    }

    /**
     * Metadata without the optional parts.
     *
     * @param contentHash by platform
     * @param channels the most important first
     * @param platforms the locked platforms
     * @param sources relative to the lock's directory
     * @param custom further facts by name
     * @return the metadata
     */
    public static LockMetadata of(
            Map<String, String> contentHash,
            List<LockedChannel> channels,
            List<String> platforms,
            List<String> sources,
            Map<String, String> custom) {
        return new LockMetadata(contentHash, channels, platforms, sources, "", Map.of(), Map.of(), custom);
    }

    /**
     * The metadata of a lock that was resolved from a manifest.
     *
     * @param manifest what was asked for; its platforms are the locked ones
     * @param channels the channels that were used
     * @param sources the manifest's files, relative to the lock's directory
     * @param virtualPackages what each platform was taken to have
     * @return the metadata, with what {@link LockedRequest} and {@link LockedVariables} keep
     */
    public static LockMetadata of(
            Manifest manifest,
            List<LockedChannel> channels,
            List<String> sources,
            Map<String, List<VirtualPackage>> virtualPackages) {
        Map<String, String> hashes = new LinkedHashMap<>();
        Map<String, String> custom = new LinkedHashMap<>();
        List<String> platforms = manifest.platforms().stream().sorted().toList();
        for (String platform : platforms) {
            List<VirtualPackage> present = virtualPackages.getOrDefault(platform, List.of());
            hashes.put(platform, ContentHash.of(manifest, channels, platform, present));
            custom.putAll(LockedRequest.of(manifest, platform, present).toCustomMetadata(platform));
        }
        custom.putAll(LockedVariables.toCustomMetadata(manifest.variables()));
        return of(hashes, channels, platforms, sources, custom);
    }

    /**
     * The same metadata with more facts.
     *
     * @param more facts by name
     * @return the new metadata
     */
    public LockMetadata withCustom(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(custom);
        all.putAll(more);
        return new LockMetadata(contentHash, channels, platforms, sources, createdAt, git, inputs, all);
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
