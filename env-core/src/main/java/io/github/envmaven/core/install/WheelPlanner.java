package io.github.envmaven.core.install;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.wheel.DistInfoDocuments;
import io.github.envmaven.core.wheel.WheelFile;
import io.github.envmaven.core.wheel.WheelFit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds what has to be done to turn the installed wheels into the wanted ones. Pure. */
public final class WheelPlanner {

    private WheelPlanner() {}

    /**
     * Plans for a whole environment.
     *
     * @param installed the wheels that are installed
     * @param isDamaged which of these must not be trusted, and are installed again
     * @param wanted the wheels that should be, a project at most once
     * @param transaction what is done about conda's packages, Python among them
     * @param conflicts where wheels may overwrite files, all are installed again as soon as anything changes: which of them
     *     has a file that several want must not depend on which was there before
     * @return the plan
     * @throws InvalidInput when wheels are wanted where no Python is, or for another Python
     */
    public static WheelPlan plan(
            List<InstalledWheel> installed,
            Predicate<InstalledWheel> isDamaged,
            List<WheelFile> wanted,
            Transaction transaction,
            InstallSettings.FileConflicts conflicts) {
        WheelPlan plan = plan(installed, isDamaged, wanted, transaction);
        boolean isNothing = plan.isEmpty() && transaction.isEmpty();
        return conflicts == InstallSettings.FileConflicts.REFUSE || isNothing
                ? plan
                : plan(installed, wheel -> true, wanted, transaction);
    }

    private static WheelPlan plan(
            List<InstalledWheel> installed,
            Predicate<InstalledWheel> isDamaged,
            List<WheelFile> wanted,
            Transaction transaction) {
        Optional<PythonInfo> python = transaction.python();
        if (python.isEmpty() && !wanted.isEmpty()) {
            throw new InvalidInput(
                    "The environment has wheels, " + wanted.get(0) + " for example, but no python from conda to"
                            + " install them for.",
                    Remedy.fixInput("Add python to the dependencies, and lock again."));
        }
        python.ifPresent(one -> requireFitting(wanted, one, transaction.platform()));
        List<InstalledWheel> unlinked = new ArrayList<>();
        List<InstalledWheel> unchanged = new ArrayList<>();
        for (InstalledWheel wheel : installed) {
            boolean stays = python.isPresent()
                    && !isDamaged.test(wheel)
                    && wanted.stream().anyMatch(file -> isSame(wheel, file, python.get()));
            (stays ? unchanged : unlinked).add(wheel);
        }
        List<WheelFile> linked = wanted.stream()
                .filter(file ->
                        unchanged.stream().noneMatch(wheel -> wheel.project().equals(file.project())))
                .sorted(Comparator.comparing(WheelFile::project))
                .toList();
        return new WheelPlan(unlinked, linked, unchanged);
    }

    private static void requireFitting(List<WheelFile> wanted, PythonInfo python, String platform) {
        for (WheelFile file : wanted) {
            if (!WheelFit.fits(file.name(), python, platform)) {
                throw new InvalidInput(
                        "Wheel " + file + " is not for Python " + python.shortVersion() + " on " + platform
                                + ", which the environment has.",
                        Remedy.of(Remedy.Kind.RELOCK));
            }
        }
    }

    private static boolean isSame(InstalledWheel wheel, WheelFile file, PythonInfo python) {
        return wheel.project().equals(file.project())
                && wheel.sha256().equals(Optional.of(file.sha256()))
                && wheel.distInfo().startsWith(python.sitePackages() + "/")
                && !wheel.isUnlisted()
                && hasDocumentsOf(wheel, file);
    }

    /** Whether what the installer adds would be the same: the URL that was asked for, and that it was asked for. */
    private static boolean hasDocumentsOf(InstalledWheel wheel, WheelFile file) {
        Map<String, byte[]> documents = DistInfoDocuments.of(file);
        for (String name : List.of(DistInfoDocuments.DIRECT_URL, DistInfoDocuments.REQUESTED)) {
            Optional<Sha256> wanted = Optional.ofNullable(documents.get(name)).map(Sha256::of);
            Optional<Sha256> there = wheel.paths().stream()
                    .filter(path -> path.path().equals(wheel.distInfo() + "/" + name))
                    .findFirst()
                    .flatMap(PrefixPath::installedSha256);
            if (!wanted.equals(there)) {
                return false;
            }
        }
        return true;
    }
}
