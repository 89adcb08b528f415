package io.github.envmaven.core.command;

import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.CondaSolution;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.Unsolvable;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.lock.LockedDigests;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.PipOption;
import io.github.envmaven.core.manifest.PipRequirement;
import io.github.envmaven.core.manifest.PipSection;
import io.github.envmaven.core.names.PypiNames;
import io.github.envmaven.core.pep.PreReleases;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pylock.Pylock;
import io.github.envmaven.core.pypi.PypiRequest;
import io.github.envmaven.core.pypi.PypiResolver;
import io.github.envmaven.core.pypi.PypiStrategy;
import io.github.envmaven.core.pypi.PypiWish;
import io.github.envmaven.core.pypi.SdistPolicy;
import io.github.envmaven.core.pypi.SimpleIndexes;
import io.github.envmaven.core.resolve.CondaProvided;
import io.github.envmaven.core.resolve.JointResolver;
import io.github.envmaven.core.resolve.JointSolution;
import io.github.envmaven.core.resolve.LockedElsewhere;
import io.github.envmaven.core.resolve.PipPins;
import io.github.envmaven.core.resolve.PipTerms;
import io.github.envmaven.core.resolve.PipWishes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Solves for platforms whose environments have packages from conda channels and from Python's indexes. */
final class PipSolving {

    private final EnvSession session;
    private final Manifest manifest;
    private final SolveOptions options;
    private final PypiNames names;
    private final PypiPlaces places;
    private final Map<Path, Pylock> read = new ConcurrentHashMap<>();
    private final GitSources repositories;
    private final Map<String, GitUrl> commits = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * Prepares to solve.
     *
     * @param session the session
     * @param manifest what is asked for
     * @param places where distributions are looked for
     * @param options how to solve
     */
    PipSolving(EnvSession session, Manifest manifest, PypiPlaces places, SolveOptions options) {
        this.session = session;
        this.manifest = manifest;
        this.places = places;
        this.repositories = new GitSources(session);
        this.options = options;
        this.names = PypiNames.bundled().with(options.pypi().names());
    }

    /**
     * A platform's packages.
     *
     * @param conda those that conda brings
     * @param pip the distributions as they are locked
     * @param learned what conda was limited to so that all fit
     * @param provided the conda package that brings a distribution, by the distribution's name
     */
    record Solved(
            CondaSolution conda, List<LockedPackage.Pip> pip, List<String> learned, Map<String, String> provided) {}

    /** Whether a platform has anything for pip to install. */
    boolean isAsked(String platform) {
        PipSection section = section(platform);
        return !section.requirements().isEmpty() || section.has(PipOption.Kind.PYLOCK);
    }

    private PipSection section(String platform) {
        return PipSection.of(manifest.pipFor(platform));
    }

    /**
     * Begins to fetch the pages of what is asked for and of what was locked, while conda is solved.
     *
     * @param platform the platform
     * @param baseline what to keep of an earlier lock
     */
    void expect(String platform, Baseline baseline) {
        PipSection section = section(platform);
        Set<PypiName> projects = new LinkedHashSet<>();
        section.requirements().stream()
                .map(PipRequirement::requirement)
                .filter(requirement -> !requirement.isDirect())
                .forEach(requirement -> projects.add(requirement.name()));
        projects.addAll(baseline.distributions(platform).keySet());
        places.open(section).expect(List.copyOf(projects));
    }

    /**
     * Solves for one platform.
     *
     * @param conda what conda is asked for
     * @param resolver solves for conda packages
     * @param baseline what to keep of an earlier lock
     * @return the packages of both
     */
    Solved solve(CondaRequest conda, CondaResolver resolver, Baseline baseline) {
        String platform = conda.platform();
        PipSection section = section(platform);
        PipTerms terms = terms(section, baseline, platform);
        SimpleIndexes indexes = places.open(section);
        PypiResolver pypi = new PypiResolver(indexes, SolvingTerms.limits(session.listener()));
        JointSolution joint = resolve(new JointResolver(resolver, pypi), conda, terms, indexes);
        joint.pypi().warnings().stream()
                .filter(told::add)
                .forEach(warning -> session.listener().onEvent(new Event.Warned(warning)));
        for (String limit : joint.learned()) {
            session.listener()
                    .onEvent(new Event.Warned("For " + platform + ", conda's packages are limited to " + limit
                            + ", because pip's requirements cannot be met otherwise."));
        }
        List<LockedPackage.Pip> pins = new PipPins(terms, indexes::sha256)
                .of(joint.pypi(), platform).stream().map(this::atItsCommit).toList();
        if (section.has(PipOption.Kind.REQUIRE_HASHES)) {
            requireHashes(pins, terms);
        }
        Map<String, String> provided = new TreeMap<>();
        CondaProvided.of(joint.conda().records(), names)
                .byName()
                .forEach((name, record) ->
                        provided.put(name.value(), record.packageRecord().name().value()));
        return new Solved(joint.conda(), pins, joint.learned(), provided);
    }

    private static JointSolution resolve(
            JointResolver resolver, CondaRequest conda, PipTerms terms, SimpleIndexes indexes) {
        try {
            JointSolution joint = resolver.resolve(conda, terms);
            indexes.requireComplete();
            return joint;
        } catch (Unsolvable e) {
            indexes.requireComplete(); // Without a network, it may be no more than that something is not in the cache.
            throw e;
        }
    }

    private PipTerms terms(PipSection section, Baseline baseline, String platform) {
        List<PypiWish> constraints = new ArrayList<>(PipWishes.of(section.constraints(), this::url));
        options.pypi().constraints().forEach(text -> constraints.add(PypiWish.of(text)));
        return new PipTerms(
                PipWishes.of(section.requirements(), this::url),
                pylocks(section),
                constraints,
                options.pypi().overrides().stream().map(Requirement::parse).toList(),
                baseline.distributions(platform),
                rules(section),
                names);
    }

    /** The URL to fetch from; of a repository, that of the archive that was made of it. */
    private String url(String written) {
        if (!written.startsWith(GitUrl.PREFIX)) {
            return places.url(written);
        }
        GitUrl url = GitUrl.parse(written);
        if (options.pypi().sdists() != PypiOptions.Sdists.BUILD) {
            throw new InvalidInput(
                    "'" + Redaction.redact(written) + "' is in a repository, and would have to be built.",
                    Remedy.fixInput("Ask for a version that is on an index, or let it be built with sdist=build."));
        }
        GitSources.Source source = repositories.fetch(url);
        String archive = source.archive().toUri().toString().replaceFirst("^file:/+", "file:///");
        commits.put(archive, source.url());
        return archive;
    }

    /** What was solved with as an archive is locked as its commit, as conda-lock does. */
    private LockedPackage.Pip atItsCommit(LockedPackage.Pip pin) {
        GitUrl url = commits.get(pin.url());
        return url == null
                ? pin
                : new LockedPackage.Pip(
                        pin.name(),
                        pin.version(),
                        pin.platform(),
                        pin.dependencies(),
                        url.toString(),
                        LockedDigests.of(null, null),
                        pin.categories(),
                        url.toString(),
                        url.reference());
    }

    private List<LockedElsewhere> pylocks(PipSection section) {
        List<LockedElsewhere> pylocks = new ArrayList<>();
        for (PipOption option : section.options(PipOption.Kind.PYLOCK)) {
            String name = option.value().replaceFirst("#.*$", "");
            Path file = Path.of(option.line().directory()).resolve(name);
            Pylock pylock = read.computeIfAbsent(file, key -> Pylock.parse(ManifestFiles.text(file), name));
            pylock.warnings().forEach(warning -> session.listener().onEvent(new Event.Warned(warning)));
            pylocks.add(new LockedElsewhere(pylock, file.toUri(), this::url));
        }
        return pylocks;
    }

    private PypiRequest.Rules rules(PipSection section) {
        return new PypiRequest.Rules(
                PypiStrategy.valueOf(options.strategy().name()),
                section.has(PipOption.Kind.PRE) ? PreReleases.ACCEPT : PreReleases.WHERE_NAMED_OR_NEEDED,
                SdistPolicy.valueOf(options.pypi().sdists().name()),
                SolvingTerms.newest(options));
    }

    private static void requireHashes(List<LockedPackage.Pip> pins, PipTerms terms) {
        for (LockedPackage.Pip pin : pins) {
            if (!terms.isHashed(PypiName.parse(pin.name()))) {
                throw new InvalidInput(
                        "Hashes are required of pip's packages, and " + pin.name() + " " + pin.version() + " has none.",
                        Remedy.fixInput(
                                "Add its line with --hash=sha256:..., or take --require-hashes out: the lock has"
                                        + " the hash of every file in any case."));
            }
        }
    }
}
