package io.github.envmaven.core.lock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        if (named.text("name").startsWith("__")) {
            // Old locks list virtual packages; conda-lock drops them, and there is no file to install.
            return;
        }
        LockedPackage locked = LockedPackageReader.read(named, metadata.channels());
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

    private record Key(String manager, String name, String platform) {}
}
