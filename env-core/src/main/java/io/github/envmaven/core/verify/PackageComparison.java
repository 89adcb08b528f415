package io.github.envmaven.core.verify;

import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the packages that have a record with those that should. */
final class PackageComparison {

    private PackageComparison() {}

    static List<Finding> compare(List<PrefixRecord> installed, List<RepoDataRecord> desired) {
        Map<PackageName, PackageRecord> wanted = new TreeMap<>();
        desired.forEach(record -> wanted.put(record.packageRecord().name(), record.packageRecord()));
        List<Finding> findings = new ArrayList<>();
        for (PrefixRecord record : installed) {
            PackageRecord locked = wanted.remove(record.name());
            if (locked == null) {
                // Also the second record of one name: the first has taken what was wanted.
                findings.add(new Finding.ExtraPackage(record.stem()));
            } else if (!isSameFile(record.packageRecord(), locked)) {
                findings.add(new Finding.DifferentPackage(record.stem(), locked.stem()));
            }
        }
        wanted.values().forEach(record -> findings.add(new Finding.MissingPackage(record.stem())));
        return findings;
    }

    private static boolean isSameFile(PackageRecord installed, PackageRecord locked) {
        if (!installed.stem().equals(locked.stem())) {
            return false;
        }
        if (installed.sha256().isPresent() && locked.sha256().isPresent()) {
            return installed.sha256().equals(locked.sha256());
        }
        return installed.md5().isEmpty()
                || locked.md5().isEmpty()
                || installed.md5().equals(locked.md5());
    }
}
