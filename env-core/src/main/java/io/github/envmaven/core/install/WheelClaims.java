package io.github.envmaven.core.install;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.install.PathOwners.Loss;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.PrefixPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the wheels of the finished environment want of it. They come before conda's packages, whose files are kept aside
 * where a wheel may overwrite them, and are put back when it leaves. Several wheels may have one file if it is the same:
 * many bring along an empty {@code tests/__init__.py}. Pure.
 */
final class WheelClaims {

    private final Map<String, Set<String>> shared = new HashMap<>();
    private final Set<String> labels = new HashSet<>();

    /** A wheel, with the digests of its files as far as they are known. */
    private record Claim(String label, List<String> paths, Map<String, Sha256> digests) {}

    private WheelClaims() {}

    /** Claims for all wheels, those that stay and those that come. */
    static WheelClaims of(List<InstalledWheel> unchanged, List<WheelContents> linked, PathOwners owners) {
        List<Claim> all = new ArrayList<>();
        unchanged.forEach(wheel -> all.add(claim(wheel)));
        linked.forEach(wheel -> all.add(new Claim(wheel.label(), wheel.targets(), wheel.digests())));
        // So that it does not matter which of them are there already.
        all.sort(Comparator.comparing(Claim::label));
        WheelClaims claims = new WheelClaims();
        Map<String, Sha256> seen = new HashMap<>();
        for (Claim claim : all) {
            claims.add(claim, seen, owners);
        }
        return claims;
    }

    /** Whether a wheel has a file that another one puts there. */
    boolean isShared(String label, String path) {
        return shared.getOrDefault(label, Set.of()).contains(path);
    }

    /**
     * Refuses that a file is wanted by a wheel and by somebody else.
     *
     * @throws InvalidInput which names all who are in each other's way
     */
    void requireNoConflicts(PathOwners owners) {
        List<String> conflicts = new ArrayList<>();
        for (Map.Entry<Loss, List<String>> loss : owners.losses().entrySet()) {
            String winner = loss.getKey().winner();
            String loser = loss.getKey().loser();
            if (labels.contains(winner) || labels.contains(loser)) {
                List<String> paths = loss.getValue();
                String more = paths.size() > 1 ? " and " + (paths.size() - 1) + " more" : "";
                conflicts.add(described(winner) + " and " + described(loser) + " both have " + paths.get(0) + more);
            }
        }
        if (!conflicts.isEmpty()) {
            throw new InvalidInput(
                    "Packages would overwrite files of each other:\n  " + String.join("\n  ", conflicts),
                    Remedy.of(Remedy.Kind.OVERWRITE_FILES));
        }
    }

    private String described(String owner) {
        return labels.contains(owner) ? owner : owner + " (conda)";
    }

    private void add(Claim claim, Map<String, Sha256> seen, PathOwners owners) {
        labels.add(claim.label());
        List<String> own = new ArrayList<>();
        for (String path : claim.paths()) {
            Sha256 digest = claim.digests().get(path);
            if (digest != null && digest.equals(seen.get(path))) {
                shared.computeIfAbsent(claim.label(), label -> new TreeSet<>()).add(path);
            } else {
                own.add(path);
                if (digest != null) {
                    seen.putIfAbsent(path, digest);
                }
            }
        }
        owners.claim(claim.label(), own, List.of());
    }

    private static Claim claim(InstalledWheel wheel) {
        List<String> paths = new ArrayList<>();
        Map<String, Sha256> digests = new LinkedHashMap<>();
        for (PrefixPath path : wheel.paths()) {
            if (path.kind() != PrefixPath.Kind.PYC_FILE) {
                paths.add(path.path());
                path.installedSha256().ifPresent(sha256 -> digests.put(path.path(), sha256));
            }
        }
        return new Claim(wheel.label(), paths, digests);
    }
}
