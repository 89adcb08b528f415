package io.github.envmaven.core.install;

import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.record.RepoDataRecord;
import java.util.List;
import java.util.Optional;

/**
 * What has to be done to a prefix.
 *
 * @param platform the platform of the environment: {@code linux-64}, {@code win-64}, ...
 * @param operations removals first, dependents before what they depend on; then the others, dependencies first
 * @param unchanged the installed packages that stay as they are
 * @param desired all packages of the finished environment, dependencies first
 * @param wheels what is to be done about wheels, after all that
 */
public record Transaction(
        String platform,
        List<Operation> operations,
        List<PrefixRecord> unchanged,
        List<RepoDataRecord> desired,
        WheelPlan wheels) {

    /** Copies the lists. */
    public Transaction {
        operations = List.copyOf(operations);
        unchanged = List.copyOf(unchanged);
        desired = List.copyOf(desired);
    }

    /**
     * Whether the prefix is what it should be already.
     *
     * @return whether there is nothing to unlink or link
     */
    public boolean isEmpty() {
        return operations.isEmpty() && wheels.isEmpty();
    }

    /**
     * The same, and something about wheels.
     *
     * @param plan what is to be done about them
     * @return a changed copy
     */
    public Transaction with(WheelPlan plan) {
        return new Transaction(platform, operations, unchanged, desired, plan);
    }

    /**
     * The packages to fetch before this transaction can be executed.
     *
     * @return in the order they are linked
     */
    public List<RepoDataRecord> linked() {
        return operations.stream()
                .flatMap(operation -> operation.linked().stream())
                .toList();
    }

    /**
     * The packages that leave the prefix, for good or to be replaced.
     *
     * @return in the order they are unlinked
     */
    public List<PrefixRecord> unlinked() {
        return operations.stream()
                .flatMap(operation -> operation.unlinked().stream())
                .toList();
    }

    /**
     * The Python of the finished environment.
     *
     * @return empty where it has none
     */
    public Optional<PythonInfo> python() {
        return desired.stream()
                .filter(record -> TransactionPlanner.isPython(record.packageRecord()))
                .findFirst()
                .map(record -> PythonInfo.of(record.packageRecord(), platform));
    }

    /**
     * Whether the environment has the layout of Windows.
     *
     * @return whether it does, whatever system this is
     */
    public boolean isWindows() {
        return platform.startsWith("win-");
    }
}
