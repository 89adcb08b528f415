package io.github.envmaven.core.install;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds what has to be done to turn what is installed into what is desired. Pure. */
public final class TransactionPlanner {

    private static final String PYTHON = "python";

    private final String platform;
    private final Map<PackageName, PrefixRecord> installed = new LinkedHashMap<>();
    private final Predicate<PrefixRecord> isDamaged;
    private final List<RepoDataRecord> desired;

    private TransactionPlanner(
            String platform,
            List<PrefixRecord> installed,
            Predicate<PrefixRecord> isDamaged,
            List<RepoDataRecord> desired) {
        this.platform = platform;
        installed.forEach(record -> this.installed.put(record.name(), record));
        this.isDamaged = isDamaged;
        this.desired = TopologicalOrder.sort(desired, RepoDataRecord::packageRecord);
    }

    /**
     * Plans for a whole environment.
     *
     * @param platform the platform of the environment
     * @param installed what is installed
     * @param desired what is to be installed, a name at most once, in any order
     * @return the plan
     */
    public static Transaction plan(String platform, List<PrefixRecord> installed, List<RepoDataRecord> desired) {
        return plan(platform, installed, record -> false, desired);
    }

    /**
     * Plans for an environment that may be half made.
     *
     * @param platform the platform of the environment
     * @param installed what has a record
     * @param isDamaged which of these must not be trusted, and are linked again
     * @param desired what is to be installed, a name at most once, in any order
     * @return the plan
     */
    public static Transaction plan(
            String platform,
            List<PrefixRecord> installed,
            Predicate<PrefixRecord> isDamaged,
            List<RepoDataRecord> desired) {
        return new TransactionPlanner(platform, installed, isDamaged, desired).plan();
    }

    /** Whether a package is the interpreter. */
    static boolean isPython(PackageRecord record) {
        return record.name().value().equals(PYTHON);
    }

    private Transaction plan() {
        requirePythonForNoarchPython();
        List<Operation> operations = new ArrayList<>(removals());
        List<PrefixRecord> unchanged = new ArrayList<>();
        boolean pythonMoves = pythonMoves();
        for (RepoDataRecord record : desired) {
            PrefixRecord old = installed.get(record.packageRecord().name());
            if (old == null) {
                operations.add(new Operation.Install(record));
            } else if (!isSameContent(old.packageRecord(), record.packageRecord())) {
                operations.add(new Operation.Change(old, record));
            } else if (isDamaged.test(old) || (pythonMoves && isNoarchPython(old.packageRecord()))) {
                operations.add(new Operation.Reinstall(old, record));
            } else {
                unchanged.add(old);
            }
        }
        return new Transaction(platform, operations, unchanged, desired, WheelPlan.NONE);
    }

    private List<Operation> removals() {
        List<PrefixRecord> sorted =
                TopologicalOrder.sort(new ArrayList<>(installed.values()), PrefixRecord::packageRecord);
        Collections.reverse(sorted);
        return sorted.stream()
                .filter(old -> desired.stream()
                        .noneMatch(record -> record.packageRecord().name().equals(old.name())))
                .map(old -> (Operation) new Operation.Remove(old))
                .toList();
    }

    private boolean pythonMoves() {
        PrefixRecord old = installed.get(PackageName.of(PYTHON));
        Optional<RepoDataRecord> python = python();
        return old != null
                && python.isPresent()
                && !PythonInfo.of(old.packageRecord(), platform)
                        .sharesLinksWith(PythonInfo.of(python.get().packageRecord(), platform));
    }

    private void requirePythonForNoarchPython() {
        if (python().isPresent()) {
            return;
        }
        desired.stream()
                .filter(record -> isNoarchPython(record.packageRecord()))
                .findFirst()
                .ifPresent(record -> {
                    throw withoutPython(record.packageRecord());
                });
    }

    static InvalidInput withoutPython(PackageRecord record) {
        return new InvalidInput(
                "Package " + record + " is a noarch Python package, but the environment has no python to link it for");
    }

    private Optional<RepoDataRecord> python() {
        return desired.stream()
                .filter(record -> isPython(record.packageRecord()))
                .findFirst();
    }

    private static boolean isNoarchPython(PackageRecord record) {
        return record.noArch() == NoArch.PYTHON;
    }

    /** Whether two records are of one file: by the best hash that both or one of them have, else by name. */
    private static boolean isSameContent(PackageRecord a, PackageRecord b) {
        if (a.sha256().isPresent() || b.sha256().isPresent()) {
            return a.sha256().equals(b.sha256());
        }
        if (a.md5().isPresent() && b.md5().isPresent()) {
            return a.md5().equals(b.md5());
        }
        boolean sameSize = a.size().isEmpty() || b.size().isEmpty() || a.size().equals(b.size());
        return a.stem().equals(b.stem()) && sameSize;
    }
}
