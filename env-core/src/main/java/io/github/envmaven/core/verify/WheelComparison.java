package io.github.envmaven.core.verify;

import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.wheel.WheelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the wheels that are installed with those that should be. */
final class WheelComparison {

    private WheelComparison() {}

    static List<Finding> compare(List<InstalledWheel> installed, List<WheelFile> desired) {
        Map<PypiName, WheelFile> wanted = new TreeMap<>();
        desired.forEach(file -> wanted.put(file.project(), file));
        List<Finding> findings = new ArrayList<>();
        for (InstalledWheel wheel : installed) {
            WheelFile locked = wanted.remove(wheel.project());
            if (locked == null) {
                findings.add(new Finding.ExtraPackage(wheel.label()));
            } else if (wheel.isUnlisted()) {
                findings.add(new Finding.MissingFile(wheel.label(), wheel.record()));
            } else if (!wheel.sha256().equals(Optional.of(locked.sha256()))) {
                findings.add(new Finding.DifferentPackage(wheel.label(), locked.label()));
            }
        }
        wanted.values().forEach(file -> findings.add(new Finding.MissingPackage(file.label())));
        return findings;
    }
}
