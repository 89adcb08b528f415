package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PreReleases;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.SpecifierSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads which versions of a project there are, the preferred first, each with the file that fits the target best. */
final class OfferReader {

    private final PypiRequest request;
    private final PypiCatalog catalog;
    private final DirectFiles direct;
    private final AllowedHashes hashes;

    OfferReader(PypiRequest request, PypiCatalog catalog, DirectFiles direct) {
        this.request = request;
        this.catalog = catalog;
        this.direct = direct;
        this.hashes = AllowedHashes.of(request);
    }

    /** All versions, those that must not be chosen among them. */
    List<Offer> read(PypiName project, boolean requested) {
        List<Pep440Version> provided = request.provided().getOrDefault(project, List.of());
        if (!provided.isEmpty()) {
            return provided.stream()
                    .map(version -> new Offer(version, null, null))
                    .toList();
        }
        Optional<Distribution> file = direct.find(project);
        if (file.isPresent()) {
            return List.of(new Offer(file.get().version(), file.get(), misfit(file.get())));
        }
        TreeMap<Pep440Version, List<Distribution>> byVersion = new TreeMap<>();
        for (IndexFile offered : catalog.files(project)) {
            offered.distribution()
                    .filter(known -> known.name().equals(project))
                    .ifPresent(known -> byVersion
                            .computeIfAbsent(known.version(), key -> new ArrayList<>())
                            .add(known));
        }
        List<Offer> offers = new ArrayList<>();
        byVersion.forEach((version, files) -> offers.add(offer(project, version, files)));
        offers.sort(order(project, requested));
        return offers;
    }

    private Comparator<Offer> order(PypiName project, boolean requested) {
        boolean lowest = request.rules().strategy() == PypiStrategy.LOWEST
                || (requested && request.rules().strategy() == PypiStrategy.LOWEST_DIRECT);
        Comparator<Offer> byVersion = Comparator.comparing(Offer::version);
        Comparator<Offer> order = lowest ? byVersion : byVersion.reversed();
        if (request.rules().preReleases() != PreReleases.ACCEPT) {
            order = Comparator.<Offer, Boolean>comparing(
                            offer -> offer.version().isPreRelease())
                    .thenComparing(order);
        }
        Pep440Version preferred = request.preferred().get(project);
        return preferred == null
                ? order
                : Comparator.<Offer, Boolean>comparing(offer -> !offer.version().equals(preferred))
                        .thenComparing(order);
    }

    private Offer offer(PypiName project, Pep440Version version, List<Distribution> files) {
        @Nullable Distribution best = null;
        @Nullable String reason = null;
        for (Distribution file : files) {
            String misfit = misfit(project, file);
            if (misfit == null) {
                best = best == null ? file : better(best, file);
            } else if (reason == null || file.wheel() != null) {
                reason = misfit; // What is wrong with a wheel says more.
            }
        }
        if (best == null) {
            return new Offer(version, null, reason == null ? "it has no files" : reason);
        }
        boolean refused = request.rules().preReleases() == PreReleases.REFUSE && version.isPreRelease();
        return new Offer(version, best, refused ? "pre-releases are not allowed" : null);
    }

    private Distribution better(Distribution left, Distribution right) {
        Comparator<Distribution> order = Comparator.<Distribution>comparingInt(
                        file -> file.rank(request.target().tags()).orElse(Integer.MAX_VALUE))
                .thenComparing(
                        Comparator.comparingLong(Distribution::buildNumber).reversed())
                .thenComparing(file -> file.file().fileName());
        return order.compare(left, right) <= 0 ? left : right;
    }

    private @Nullable String misfit(PypiName project, Distribution file) {
        if (file.file().yanked() && !isPinned(project, file.version())) {
            String why = file.file().yankedReason();
            return "it was withdrawn" + (why.isEmpty() ? "" : " (" + why + ")");
        }
        if (hashes.refuses(project, file.file().sha256())) {
            return "its hash is none of those that are asked for";
        }
        if (file.file().uploadTime() > request.rules().newest()) {
            return "it was uploaded " + Instant.ofEpochMilli(file.file().uploadTime()) + ", after "
                    + Instant.ofEpochMilli(request.rules().newest());
        }
        return misfit(file);
    }

    /** Why a file cannot be installed for the target; null where it can. */
    private @Nullable String misfit(Distribution file) {
        String requires = file.file().requiresPython();
        if (!admits(requires, request.target().python())) {
            return "it needs Python " + requires;
        }
        if (file.wheel() == null && request.rules().sdists() == SdistPolicy.NEVER) {
            return "it has no wheel";
        }
        return file.rank(request.target().tags()).isPresent()
                ? null
                : "it has no wheel for " + request.target().name();
    }

    /** Whether a Python is admitted; what cannot be read admits all, as in pip. */
    static boolean admits(String requiresPython, Pep440Version python) {
        if (requiresPython.isEmpty()) {
            return true;
        }
        try {
            return SpecifierSet.parse(requiresPython).contains(python);
        } catch (InvalidInput e) {
            return true;
        }
    }

    /** Withdrawn versions remain for those who ask for just them (PEP 592). */
    private boolean isPinned(PypiName project, Pep440Version version) {
        List<PypiWish> all = new ArrayList<>(request.wishes());
        all.addAll(request.constraints());
        return all.stream()
                .map(PypiWish::requirement)
                .anyMatch(wish -> wish.name().equals(project)
                        && wish.specifiers().isPinned()
                        && wish.specifiers().contains(version));
    }
}
