package io.github.envmaven.core.pypi;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PreReleases;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.SpecifierSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads which versions of a project there are, the preferred first, each with the file that fits the target best. Safe for
 * several threads.
 */
final class OfferReader {

    private final PypiRequest request;
    private final PypiCatalog catalog;
    private final DirectFiles direct;
    private final AllowedHashes hashes;
    private final FileNames names;
    private final Map<String, Boolean> admissions = new ConcurrentHashMap<>();

    OfferReader(PypiRequest request, PypiCatalog catalog, DirectFiles direct) {
        this.request = request;
        this.catalog = catalog;
        this.direct = direct;
        this.hashes = AllowedHashes.of(request);
        this.names = new FileNames(request.target().tags());
    }

    /** All versions, those that must not be chosen among them. */
    List<Offer> read(PypiName project) {
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
        Map<Pep440Version, List<Distribution>> byVersion = new LinkedHashMap<>();
        for (IndexFile offered : catalog.files(project)) {
            names.read(offered, project)
                    .ifPresent(known -> byVersion
                            .computeIfAbsent(known.version(), key -> new ArrayList<>())
                            .add(known));
        }
        List<Offer> offers = new ArrayList<>();
        byVersion.forEach((version, files) -> offers.add(offer(project, version, files)));
        offers.sort(order(project));
        return offers;
    }

    /**
     * The file that says most about a version, whether it could be chosen or not: a wheel, rather one that fits. What a source
     * distribution says may differ from what was built of it.
     */
    Optional<Distribution> published(PypiName project, Pep440Version version) {
        return catalog.files(project).stream()
                .flatMap(file -> names.read(file, project).stream())
                .filter(file -> file.isWheel() && file.version().equals(version))
                .reduce(this::better);
    }

    private Comparator<Offer> order(PypiName project) {
        boolean requested = request.wishes().stream()
                .anyMatch(wish -> wish.requirement().name().equals(project));
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
            } else if (reason == null || file.isWheel()) {
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
        int order = Integer.compare(names.rank(left), names.rank(right));
        if (order == 0) {
            order = Long.compare(right.buildNumber(), left.buildNumber());
        }
        if (order == 0) {
            order = left.file().fileName().compareTo(right.file().fileName());
        }
        return order <= 0 ? left : right;
    }

    private @Nullable String misfit(PypiName project, Distribution file) {
        if (file.file().yanked() && !isPinned(project, file.version())) {
            String why = SafePath.printable(file.file().yankedReason());
            return "it was withdrawn" + (why.isEmpty() ? "" : " (" + why + ")");
        }
        String sha256 = file.file().sha256();
        if (!sha256.isEmpty() && !Sha256.isHex(sha256)) {
            return "its index gives '" + SafePath.printable(sha256) + "' for its SHA-256";
        }
        if (hashes.refuses(project, sha256)) {
            return "its hash is none of those that are asked for";
        }
        String late = late(file.file());
        return late == null ? misfit(file) : late;
    }

    /** As uv does it, and conda's half: what may be newer is left out, but files of this machine have no upload. */
    private @Nullable String late(IndexFile file) {
        long newest = request.rules().newest();
        if (newest == Long.MAX_VALUE || file.url().startsWith("file:")) {
            return null;
        }
        if (file.uploadTime() < 0) {
            return "its index does not say when it was uploaded, and only what was by " + Instant.ofEpochMilli(newest)
                    + " is taken";
        }
        return file.uploadTime() <= newest
                ? null
                : "it was uploaded " + Instant.ofEpochMilli(file.uploadTime()) + ", after "
                        + Instant.ofEpochMilli(newest);
    }

    /** Why a file cannot be installed for the target; null where it can. */
    private @Nullable String misfit(Distribution file) {
        String requires = file.file().requiresPython();
        if (!requires.isEmpty() && !admissions.computeIfAbsent(requires, this::isAdmitted)) {
            return "it needs Python " + SafePath.printable(requires);
        }
        if (!file.isWheel() && request.rules().sdists() == SdistPolicy.NEVER) {
            return "it has no wheel";
        }
        return names.isAccepted(file)
                ? null
                : "it has no wheel for " + request.target().name();
    }

    private boolean isAdmitted(String requiresPython) {
        return admits(requiresPython, request.target().python());
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
