package io.github.envmaven.core.resolve;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.lock.LockedDigests;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pypi.IndexFile;
import io.github.envmaven.core.pypi.PinnedDistribution;
import io.github.envmaven.core.pypi.PypiSolution;
import io.github.envmaven.core.pypi.PypiWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes chosen distributions down as a lock holds them: each with its file, hash and what it needs, markers answered. */
public final class PipPins {

    private static final List<String> MAIN = List.of("main");

    private final PipTerms terms;
    private final Function<IndexFile, String> sha256;

    /**
     * Prepares to write down.
     *
     * @param terms what was asked for
     * @param sha256 the hash of a file, which may have to be fetched for it
     */
    public PipPins(PipTerms terms, Function<IndexFile, String> sha256) {
        this.terms = terms;
        this.sha256 = sha256;
    }

    /**
     * The distributions as they are locked.
     *
     * @param solution what was chosen
     * @param platform the platform it was chosen for
     * @return the packages by name, all in the main category
     * @throws IntegrityFailed when a file has another hash than was asked for
     */
    public List<LockedPackage.Pip> of(PypiSolution solution, String platform) {
        List<LockedPackage.Pip> pins = new ArrayList<>();
        for (PinnedDistribution pinned : solution.packages()) {
            IndexFile file = pinned.file();
            String hash = sha256.apply(file);
            requireAsked(pinned, hash);
            pins.add(new LockedPackage.Pip(
                    pinned.name().value(),
                    pinned.version().toString(),
                    platform,
                    dependencies(pinned),
                    file.url(),
                    LockedDigests.of(null, new Sha256(hash)),
                    MAIN,
                    terms.isDirect(pinned.name()) ? file.url() : "",
                    ""));
        }
        return List.copyOf(pins);
    }

    private void requireAsked(PinnedDistribution pinned, String hash) {
        for (PypiWish wish : terms.wishes()) {
            if (wish.requirement().name().equals(pinned.name())
                    && !wish.sha256s().isEmpty()
                    && !wish.sha256s().contains(hash)) {
                throw new IntegrityFailed(
                        pinned.file().fileName() + " has sha256 " + hash + ", and " + wish + " asks for "
                                + String.join(" or ", wish.sha256s()),
                        Remedy.fixInput(
                                "Correct the hash if the file is the right one; never lock a file that is not."));
            }
        }
    }

    /** By name, as pip lists what a distribution needs; two requirements on one name count together. */
    private static Map<String, String> dependencies(PinnedDistribution pinned) {
        Map<String, String> dependencies = new TreeMap<>();
        for (Requirement needed : pinned.dependencies()) {
            if (!needed.name().equals(pinned.name())) { // A package may ask for extras of itself.
                dependencies.merge(needed.name().value(), needed.specifiers().toString(), PipPins::both);
            }
        }
        return dependencies;
    }

    private static String both(String first, String second) {
        if (first.isEmpty() || first.equals(second)) {
            return second;
        }
        return second.isEmpty() ? first : first + "," + second;
    }
}
