package io.github.envmaven.core.install;

import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.install.PackageContents.PlannedFile;
import io.github.envmaven.core.prefix.Journal;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A transaction down to its files: who owns which path, and whose files have to move. Pure.
 *
 * @param contents the packages to link, dependencies first
 * @param wheels the wheels to link after them
 * @param claims what all wheels want, those that stay included
 * @param owners who owns which path in the finished environment
 * @param moved the packages that stay but whose files change places, with their files in the new ones
 */
record InstallPlan(
        List<PackageContents> contents,
        List<WheelContents> wheels,
        WheelClaims claims,
        PathOwners owners,
        List<Relocation> moved) {

    /**
     * A package that stays, some of whose files win or lose their place.
     *
     * @param before where they are
     * @param after where they will be
     */
    record Relocation(PrefixRecord before, PrefixRecord after) {}

    InstallPlan {
        contents = List.copyOf(contents);
        wheels = List.copyOf(wheels);
        moved = List.copyOf(moved);
    }

    static InstallPlan of(Transaction transaction, List<PackageContents> contents, List<WheelContents> wheels) {
        Map<PackageName, PackageContents> linked = new HashMap<>();
        contents.forEach(one -> linked.put(one.record().packageRecord().name(), one));
        Map<PackageName, PrefixRecord> unchanged = new HashMap<>();
        transaction.unchanged().forEach(record -> unchanged.put(record.name(), record));
        PathOwners owners = new PathOwners(PathOwners.Names.of(transaction.platform()));
        WheelClaims claims = WheelClaims.of(transaction.wheels().unchanged(), wheels, owners);
        List<RepoDataRecord> mostImportantFirst = new ArrayList<>(transaction.desired());
        Collections.reverse(mostImportantFirst);
        for (RepoDataRecord record : mostImportantFirst) {
            PackageName name = record.packageRecord().name();
            PackageContents one = linked.get(name);
            PrefixRecord kept = unchanged.get(name);
            if (one != null) {
                claim(owners, name, one);
            } else if (kept != null) {
                claim(owners, name, kept);
            }
        }
        return new InstallPlan(contents, wheels, claims, owners, relocations(transaction.unchanged(), owners));
    }

    /** Everything that must be distrusted until the transaction has ended; bytecode goes where its module goes. */
    Journal journal(Transaction transaction) {
        Set<String> touched = new TreeSet<>();
        transaction.unlinked().forEach(record -> touched.add(record.stem()));
        transaction.wheels().unlinked().forEach(wheel -> touched.add(wheel.distInfo()));
        moved.forEach(relocation -> touched.add(relocation.before().stem()));
        Set<String> unowned = new LinkedHashSet<>();
        // Their records go before the directories they leave empty do.
        transaction.unlinked().forEach(record -> unowned.addAll(PrefixPath.places(record.paths())));
        transaction.wheels().unlinked().forEach(wheel -> unowned.addAll(PrefixPath.places(wheel.paths())));
        moved.forEach(relocation ->
                unowned.addAll(PrefixPath.places(relocation.after().paths())));
        for (PackageContents one : contents) {
            String name = one.record().packageRecord().name().value();
            one.targets().forEach(target -> unowned.add(owners.placeOf(name, target)));
        }
        wheels.forEach(wheel -> unowned.addAll(wheel.targets()));
        return new Journal(new ArrayList<>(touched), new ArrayList<>(unowned));
    }

    private static void claim(PathOwners owners, PackageName name, PackageContents contents) {
        Set<String> directories = contents.files().stream()
                .filter(file -> file.entry().type() == PathsEntry.PathType.DIRECTORY)
                .map(PlannedFile::target)
                .collect(Collectors.toSet());
        List<String> files = contents.targets().stream()
                .filter(target -> !directories.contains(target))
                .toList();
        owners.claim(name.value(), files, new TreeSet<>(directories));
    }

    private static void claim(PathOwners owners, PackageName name, PrefixRecord kept) {
        List<String> files = new ArrayList<>();
        List<String> directories = new ArrayList<>();
        for (PrefixPath path : kept.paths()) {
            (path.kind() == PrefixPath.Kind.DIRECTORY ? directories : files).add(path.wantedPath());
        }
        owners.claim(name.value(), files, directories);
    }

    private static List<Relocation> relocations(List<PrefixRecord> unchanged, PathOwners owners) {
        List<Relocation> relocations = new ArrayList<>();
        for (PrefixRecord record : unchanged) {
            boolean moves = false;
            List<PrefixPath> paths = new ArrayList<>(record.paths().size());
            for (PrefixPath path : record.paths()) {
                String wanted = path.wantedPath();
                String place = path.kind() == PrefixPath.Kind.DIRECTORY
                        ? path.path()
                        : owners.placeOf(record.name().value(), wanted);
                moves |= !place.equals(path.path());
                paths.add(place.equals(path.path()) ? path : path.moved(place, place.equals(wanted) ? null : wanted));
            }
            if (moves) {
                relocations.add(new Relocation(record, record.withPaths(paths)));
            }
        }
        return relocations;
    }
}
