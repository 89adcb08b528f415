package io.github.envmaven.core.verify;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.InstalledWheels;
import io.github.envmaven.core.prefix.PipDistributions;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.wheel.WheelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Compares an environment with the packages it should consist of: its records with the locked ones, and every file with
 * what its record says. Files that no record lists are reported beside that: they are no fault by themselves, unless they
 * make another version of what a package brings.
 */
public final class EnvironmentVerifier {

    // Enough that a task is worth its price, few enough that one huge package keeps all threads busy.
    private static final int FILES_PER_TASK = 256;

    private final Prefix prefix;
    private final Depth depth;
    private final ExecutorService executor;

    /** How closely files are looked at. */
    public enum Depth {
        /** Their kind, link text and size. */
        QUICK,
        /** Their content as well. */
        FULL
    }

    /**
     * A verifier for one environment.
     *
     * @param prefix the environment
     * @param depth how closely files are looked at
     * @param executor the session's pool; the calling thread must not be one of its own
     */
    public EnvironmentVerifier(Prefix prefix, Depth depth, ExecutorService executor) {
        this.prefix = prefix;
        this.depth = depth;
        this.executor = executor;
    }

    /**
     * Verifies the environment.
     *
     * @param desired the conda packages it should consist of
     * @param desiredWheels the wheels it should have beside them
     * @return what differs
     */
    public VerifyReport verify(List<RepoDataRecord> desired, List<WheelFile> desiredWheels) {
        switch (PrefixStatus.of(prefix)) {
            case ABSENT -> {
                return VerifyReport.of(new Finding.MissingEnvironment(prefix.root()));
            }
            case UNFINISHED -> {
                return VerifyReport.of(new Finding.UnfinishedEnvironment(prefix.root()));
            }
            case FINISHED -> {}
        }
        List<PrefixRecord> installed;
        try {
            installed = PrefixRecords.read(prefix);
        } catch (EnvironmentBroken e) {
            return VerifyReport.of(new Finding.UnreadableRecord(String.valueOf(e.getMessage())));
        }
        List<InstalledWheel> wheels = InstalledWheels.read(prefix);
        List<Finding> findings = new ArrayList<>(PackageComparison.compare(installed, desired));
        findings.addAll(WheelComparison.compare(wheels, desiredWheels));
        List<FileCheck> checks = new ArrayList<>();
        installed.forEach(record ->
                record.paths().forEach(path -> checks.add(new FileCheck(prefix, record.stem(), path, depth))));
        wheels.forEach(wheel ->
                wheel.paths().forEach(path -> checks.add(new FileCheck(prefix, wheel.label(), path, depth))));
        ForeignFiles foreign = ForeignFiles.find(prefix, installed, wheels);
        findings.addAll(withWriters(run(checks), foreign));
        findings.addAll(foreign.secondDistributions());
        foreign.linksAway()
                .forEach(link -> checks.stream()
                        .filter(check -> check.path().path().startsWith(link + "/"))
                        .findFirst()
                        .ifPresent(check ->
                                findings.add(new Finding.DifferentKind(check.owner(), link, "directory", "link"))));
        return new VerifyReport(findings, foreign.all(), installed.size() + wheels.size(), checks.size());
    }

    /** Says who replaced a file, where a list of its new owner tells. */
    private static List<Finding> withWriters(List<Finding> findings, ForeignFiles foreign) {
        if (findings.stream().noneMatch(Finding.ModifiedFile.class::isInstance)) {
            return findings;
        }
        PipDistributions distributions = foreign.distributions();
        List<Finding> told = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<Finding> overwritten = finding instanceof Finding.ModifiedFile modified
                    ? distributions
                            .writerOf(modified.path())
                            .map(by -> new Finding.OverwrittenFile(modified.owner(), modified.path(), by))
                    : Optional.empty();
            told.add(overwritten.orElse(finding));
        }
        return told;
    }

    private List<Finding> run(List<FileCheck> checks) {
        List<Callable<List<Finding>>> tasks = new ArrayList<>();
        for (int start = 0; start < checks.size(); start += FILES_PER_TASK) {
            List<FileCheck> some = checks.subList(start, Math.min(checks.size(), start + FILES_PER_TASK));
            tasks.add(() -> {
                byte[] buffer = new byte[FileCheck.BUFFER];
                return some.stream()
                        .flatMap(check -> check.run(buffer).stream())
                        .toList();
            });
        }
        List<Finding> findings = new ArrayList<>();
        try {
            for (Future<List<Finding>> task : executor.invokeAll(tasks)) {
                findings.addAll(task.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while verifying " + prefix);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return findings;
    }
}
