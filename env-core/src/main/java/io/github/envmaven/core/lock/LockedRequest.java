package io.github.envmaven.core.lock;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.RequestedPip;
import io.github.envmaven.core.manifest.RequestedSpec;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was asked for on a platform when it was locked. It is kept in the lock, so that a check can say which spec was
 * added, and not only that something changed.
 *
 * <pre>{@code
 * custom_metadata:
 *   specs/linux-64: '{"main": ["python >=3.12", "numpy"]}'
 *   virtual_packages/linux-64: '["__glibc=2.28=0", "__unix=0=0"]'
 *   pip/linux-64: '{"main": ["requests >=2"]}'
 * }</pre>
 *
 * @param specs the specs as they were written, by category
 * @param virtualPackages what the platform was taken to have
 * @param pip lines for pip as they were written, without secrets, by category; constraints are a category of their own
 */
public record LockedRequest(
        Map<String, List<String>> specs, List<VirtualPackage> virtualPackages, Map<String, List<String>> pip) {

    /** The category under which constraints for pip are kept. */
    public static final String CONSTRAINTS = "-c";

    private static final String SPECS = "specs/";
    private static final String PIP = "pip/";
    private static final String VIRTUAL = "virtual_packages/";

    /** Copies what it is given. */
    public LockedRequest {
        specs = copy(specs);
        virtualPackages = List.copyOf(virtualPackages);
        pip = copy(pip);
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> byCategory) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        byCategory.forEach((category, texts) -> copy.put(category, List.copyOf(texts)));
        return Collections.unmodifiableMap(copy);
    }

    /**
     * What a manifest asks for on a platform.
     *
     * @param manifest the manifest
     * @param platform for example {@code linux-64}
     * @param virtualPackages what the platform is taken to have
     * @return the request
     */
    public static LockedRequest of(Manifest manifest, String platform, List<VirtualPackage> virtualPackages) {
        Map<String, List<String>> specs = new TreeMap<>();
        for (RequestedSpec spec : manifest.specsFor(platform)) {
            specs.computeIfAbsent(spec.category(), category -> new ArrayList<>())
                    .add(spec.text());
        }
        Map<String, List<String>> pip = new TreeMap<>();
        for (RequestedPip line : manifest.pipFor(platform)) {
            pip.computeIfAbsent(categoryOf(line), category -> new ArrayList<>()).add(line.withoutSecrets());
        }
        return new LockedRequest(specs, virtualPackages, pip);
    }

    /**
     * Reads what a lock says was asked for.
     *
     * @param metadata of the lock
     * @param platform for example {@code linux-64}
     * @return empty where the lock does not say, as those of other programs
     * @throws InvalidInput when what it says cannot be read
     */
    public static Optional<LockedRequest> read(LockMetadata metadata, String platform) {
        String specs = metadata.custom().get(SPECS + platform);
        String virtual = metadata.custom().get(VIRTUAL + platform);
        if (specs == null || virtual == null) {
            return Optional.empty();
        }
        try {
            String pip = metadata.custom().getOrDefault(PIP + platform, "{}");
            List<VirtualPackage> packages = MetadataJson.list(virtual).stream()
                    .map(LockedRequest::virtualPackage)
                    .toList();
            return Optional.of(new LockedRequest(MetadataJson.lists(specs), packages, MetadataJson.lists(pip)));
        } catch (IOException e) {
            throw new InvalidInput(
                    "The lock's custom_metadata for " + platform + " is no JSON: " + MetadataJson.problem(e),
                    Remedy.of(Remedy.Kind.RELOCK),
                    e);
        }
    }

    /**
     * The entries for a lock's {@code custom_metadata}.
     *
     * @param platform for example {@code linux-64}
     * @return values by key
     */
    public Map<String, String> toCustomMetadata(String platform) {
        Map<String, String> custom = new LinkedHashMap<>();
        custom.put(SPECS + platform, PythonJson.dumps(specs));
        custom.put(
                VIRTUAL + platform,
                PythonJson.dumps(
                        virtualPackages.stream().map(VirtualPackage::toString).toList()));
        if (!pip.isEmpty()) {
            custom.put(PIP + platform, PythonJson.dumps(pip));
        }
        return custom;
    }

    /** The category under which a line for pip is kept. */
    static String categoryOf(RequestedPip line) {
        return line.role() == RequestedPip.Role.CONSTRAINT ? CONSTRAINTS : line.category();
    }

    private static VirtualPackage virtualPackage(String text) {
        String[] parts = text.split("=", 3);
        if (parts.length != 3) {
            throw new InvalidInput(
                    "'" + text + "' in the lock's custom_metadata is no virtual package.",
                    Remedy.of(Remedy.Kind.RELOCK));
        }
        return new VirtualPackage(PackageName.of(parts[0]), Version.parse(parts[1]), parts[2]);
    }
}
