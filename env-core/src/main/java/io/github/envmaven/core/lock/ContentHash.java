package io.github.envmaven.core.lock;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.RequestedSpec;
import io.github.envmaven.core.record.VirtualPackage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * conda-lock's digest of what a lock was resolved from: channels, specs and virtual packages of one platform. It tells
 * whether the input changed; it protects no package.
 */
public final class ContentHash {

    private static final long TIMESTAMP = 1_577_854_800_000L;

    private ContentHash() {}

    /**
     * Digests what is asked for on a platform.
     *
     * @param manifest what is asked for
     * @param channels the channels that are used
     * @param platform for example {@code linux-64}
     * @param virtualPackages what the platform was taken to have; conda-lock's own are
     *     {@link CondaLockVirtualPackages}
     * @return 64 hexadecimal digits
     */
    public static String of(
            Manifest manifest, List<LockedChannel> channels, String platform, List<VirtualPackage> virtualPackages) {
        return of(
                channels,
                specs(manifest, platform),
                manifest.pipRepositories(),
                virtualPackages(platform, virtualPackages));
    }

    static String of(
            List<LockedChannel> channels,
            List<Map<String, Object>> specs,
            List<String> pipRepositories,
            Map<String, Object> virtualPackages) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("channels", channels.stream().map(ContentHash::compact).toList());
        content.put("specs", specs);
        if (!pipRepositories.isEmpty()) {
            content.put(
                    "pip_repositories",
                    pipRepositories.stream()
                            .map(url -> "{\"url\":" + PythonJson.dumps(url) + "}")
                            .toList());
        }
        content.put("virtual_package_hash", virtualPackages);
        return sha256(PythonJson.dumps(content));
    }

    /** The specs sorted by manager and name; of several of one name conda-lock sees the last. */
    static List<Map<String, Object>> specs(Manifest manifest, String platform) {
        Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
        for (RequestedSpec requested : manifest.specsFor(platform)) {
            CondaLockSpec spec = CondaLockSpec.parse(requested.text());
            Map<String, Object> hashed = spec(spec.name(), "conda", requested.category(), spec.version());
            hashed.put("build", spec.build().isEmpty() ? null : spec.build());
            hashed.put("conda_channel", spec.channel().isEmpty() ? null : spec.channel());
            byName.put(spec.name(), hashed);
        }
        List<Map<String, Object>> specs = new ArrayList<>(byName.values());
        specs.sort(Comparator.comparing(spec -> String.valueOf(spec.get("name"))));
        specs.addAll(PipHashSpecs.of(manifest.pipFor(platform)));
        return specs;
    }

    static Map<String, Object> spec(String name, String manager, String category, String version) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("name", name);
        spec.put("manager", manager);
        spec.put("category", category);
        spec.put("extras", List.of());
        spec.put("version", version);
        spec.put("build", null);
        spec.put("conda_channel", null);
        spec.put("hash", null);
        return spec;
    }

    static Map<String, Object> virtualPackages(String platform, List<VirtualPackage> virtualPackages) {
        Map<String, Object> packages = new LinkedHashMap<>();
        for (VirtualPackage each : virtualPackages) {
            String buildString = each.build().equals("0") ? "" : each.build();
            // conda-lock appends the build number to a build string, once by mistake and since then for stability.
            String build = buildString.isEmpty() ? "0" : buildString + "_0";
            Map<String, Object> hashed = new LinkedHashMap<>();
            hashed.put("name", each.name().value());
            hashed.put("version", each.version().toString());
            hashed.put("build_string", buildString);
            hashed.put("build_number", 0);
            hashed.put("noarch", "");
            hashed.put("depends", List.of());
            hashed.put("timestamp", TIMESTAMP);
            hashed.put("package_type", "virtual_system");
            hashed.put("build", build);
            hashed.put("subdir", platform);
            packages.put(each.name() + "-" + each.version() + "-" + build + ".tar.bz2", hashed);
        }
        return Map.of("noarch", subdir("noarch", Map.of()), platform, subdir(platform, packages));
    }

    private static Map<String, Object> subdir(String name, Map<String, Object> packages) {
        return Map.of("info", Map.of("subdir", name), "packages", packages);
    }

    private static String compact(LockedChannel channel) {
        List<String> names =
                channel.usedEnvVars().stream().map(PythonJson::dumps).toList();
        return "{\"url\":" + PythonJson.dumps(channel.url()) + ",\"used_env_vars\":[" + String.join(",", names) + "]}";
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
