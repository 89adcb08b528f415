package io.github.envmaven.core.lock;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the packages of a lock and brings the entries of one package, one a category, together. */
final class LockedPackages {

    private static final Comparator<LockedPackage> ORDER =
            Comparator.comparing(LockedPackage::manager).thenComparing(LockedPackage::name);

    private final LockMetadata metadata;
    private final Map<String, List<LockedPackage>> byPlatform = new HashMap<>();
    private final Map<Key, Integer> positions = new HashMap<>();

    LockedPackages(LockMetadata metadata) {
        this.metadata = metadata;
    }

    /** The packages of a platform, sorted as conda-lock sorts them. */
    List<LockedPackage> of(String platform) {
        return byPlatform.getOrDefault(platform, List.of()).stream()
                .sorted(ORDER)
                .toList();
    }

    void add(LockNode node) {
        LockNode named = new LockNode(node.mapping(), "package '" + node.text("name") + "'");
        named.allow(LockFileFormat.PACKAGE_KEYS);
        LockedPackage locked = read(named);
        if (!metadata.platforms().contains(locked.platform())) {
            throw named.fault(
                    "platform",
                    named.what() + " is for " + locked.platform() + ", which is none of the lock's platforms "
                            + String.join(", ", metadata.platforms()));
        }
        List<LockedPackage> packages = byPlatform.computeIfAbsent(locked.platform(), platform -> new ArrayList<>());
        Key key = new Key(locked.manager(), locked.name(), locked.platform());
        Integer position = positions.putIfAbsent(key, packages.size());
        if (position == null) {
            packages.add(locked);
        } else {
            packages.set(position, together(packages.get(position), locked, named));
        }
    }

    private static LockedPackage together(LockedPackage first, LockedPackage second, LockNode node) {
        String category = second.categories().get(0);
        if (first.categories().contains(category)) {
            throw node.fault(
                    "name",
                    node.what() + " is listed a second time for " + second.platform() + " in the category " + category);
        }
        List<String> categories = new ArrayList<>(first.categories());
        categories.add(category);
        LockedPackage both = first.inCategories(categories);
        if (!both.equals(second.inCategories(categories))) {
            throw node.fault(
                    "name",
                    node.what() + " is listed a second time for " + second.platform()
                            + " and is not the same as before: " + first + ", " + second);
        }
        return both;
    }

    private LockedPackage read(LockNode node) {
        String manager = node.text("manager");
        if (!manager.equals("conda") && !manager.equals("pip")) {
            throw node.fault("manager", node.what() + " has the manager '" + manager + "'; conda and pip are known");
        }
        List<String> categories = List.of(node.optionalText("category").orElse(LockFileFormat.MAIN));
        String url = node.text("url");
        LockedDigests digests = digests(node);
        if (manager.equals("pip")) {
            refuse(node, url, LockUrl.faultOfPip(url, metadata.channels()));
            return new LockedPackage.Pip(
                    node.text("name"),
                    node.text("version"),
                    node.text("platform"),
                    node.textMap("dependencies"),
                    url,
                    digests,
                    categories,
                    node.optionalMapping("source")
                            .map(source -> source.text("url"))
                            .orElse(""));
        }
        refuse(node, url, LockUrl.faultOfConda(url, metadata.channels()));
        String version = node.text("version");
        return new LockedPackage.Conda(
                node.text("name"),
                version,
                node.optionalText("build").orElseGet(() -> CondaFileName.buildOf(url, node.text("name"), version)),
                node.text("platform"),
                node.textMap("dependencies"),
                url,
                digests,
                categories);
    }

    private static LockedDigests digests(LockNode node) {
        LockNode hash = node.mapping("hash");
        hash.allow(LockFileFormat.HASH_KEYS);
        Optional<String> md5 = hash.optionalText("md5");
        Optional<String> sha256 = hash.optionalText("sha256");
        if (md5.isPresent() && !Md5.isHex(md5.get())) {
            throw hash.fault("md5", "the md5 of " + node.what() + " is '" + md5.get() + "', not 32 hexadecimal digits");
        }
        if (sha256.isPresent() && !Sha256.isHex(sha256.get())) {
            throw hash.fault(
                    "sha256", "the sha256 of " + node.what() + " is '" + sha256.get() + "', not 64 hexadecimal digits");
        }
        if (md5.isEmpty() && sha256.isEmpty()) {
            throw node.fault("hash", node.what() + " has no hash");
        }
        return LockedDigests.of(
                md5.map(Md5::new).orElse(null), sha256.map(Sha256::new).orElse(null));
    }

    private static void refuse(LockNode node, String url, Optional<String> fault) {
        fault.ifPresent(why -> {
            throw node.fault("url", "the URL " + LockUrl.masked(url) + " of " + node.what() + " " + why);
        });
    }

    private record Key(String manager, String name, String platform) {}
}
