package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.SpecMatch;
import io.github.envmaven.core.solve.Dependencies;
import io.github.envmaven.core.solve.PackageSource;
import io.github.envmaven.core.spec.MatchSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of a request as something to choose from. Names are loaded, specs matched and dependencies read when the
 * solver first asks, and remembered.
 */
final class CondaSource implements PackageSource {

    private final Names names = new Names();
    private final Requirements requirements = new Requirements(names);
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<@Nullable NamedCandidates> candidatesByName = new ArrayList<>();
    private final List<int @Nullable []> matchingByRequirement = new ArrayList<>();
    private final List<@Nullable Dependencies> dependenciesByCandidate = new ArrayList<>();
    private final CandidateLoader loader;
    private final DependencyReader reader;
    private final CandidateOrder order;
    private final CandidateOrder orderOfRequested;
    private final TieOrder ties;
    private final Map<String, List<MatchSpec>> requested = new HashMap<>();

    CondaSource(CondaRequest request, SpecCache specs) {
        this.loader = new CandidateLoader(request);
        this.reader = new DependencyReader(specs, requirements, request.overrides());
        this.order = new CandidateOrder(request.priority(), request.strategy() == Strategy.LOWEST);
        this.orderOfRequested = new CandidateOrder(request.priority(), request.strategy() != Strategy.HIGHEST);
        this.ties = new TieOrder(this, request.strategy());
        for (RequestedSpec wish : request.specs()) {
            wish.spec()
                    .name()
                    .ifPresent(name -> requested
                            .computeIfAbsent(name.value(), key -> new ArrayList<>())
                            .add(wish.spec()));
        }
    }

    DependencyReader reader() {
        return reader;
    }

    Requirements requirements() {
        return requirements;
    }

    Candidate candidate(int id) {
        return candidates.get(id);
    }

    String nameText(int name) {
        return names.text(name);
    }

    @Override
    public int nameOfRequirement(int requirement) {
        return requirements.get(requirement).name();
    }

    @Override
    public int nameOfCandidate(int candidate) {
        return candidates.get(candidate).name();
    }

    @Override
    public int[] candidates(int name) {
        return named(name).usableIds();
    }

    @Override
    public int[] matching(int requirement) {
        while (matchingByRequirement.size() <= requirement) {
            matchingByRequirement.add(null);
        }
        int[] matching = matchingByRequirement.get(requirement);
        if (matching == null) {
            Requirement asked = requirements.get(requirement);
            matching = CandidateMatcher.matching(asked, named(asked.name()).usable());
            matchingByRequirement.set(requirement, matching);
        }
        return matching;
    }

    /** The highest version that matches a requirement, among all records, even those that must not be chosen. */
    Optional<Candidate> highestMatching(int requirement) {
        Requirement asked = requirements.get(requirement);
        return CandidateMatcher.first(asked, named(asked.name()).byVersion());
    }

    NamedCandidates named(int name) {
        while (candidatesByName.size() <= name) {
            candidatesByName.add(null);
        }
        NamedCandidates known = candidatesByName.get(name);
        if (known == null) {
            known = load(name);
            candidatesByName.set(name, known);
        }
        return known;
    }

    private NamedCandidates load(int name) {
        String text = names.text(name);
        List<Candidate> all = new ArrayList<>();
        if (names.isExtra(name)) {
            all.add(register(Candidate.ofExtra(candidates.size(), name)));
        } else if (names.wildcard(name).isPresent()) {
            for (CandidateLoader.Loaded loaded :
                    loader.loadMatching(names.wildcard(name).get())) {
                all.add(register(Candidate.ofAlias(candidates.size(), name, loaded.channelRank(), loaded.record())));
            }
        } else {
            for (CandidateLoader.Loaded loaded : loader.load(text)) {
                Candidate candidate =
                        register(Candidate.ofRecord(candidates.size(), name, loaded.channelRank(), loaded.record()));
                if (loaded.exclusion() != null) {
                    candidate.exclude(loaded.exclusion());
                } else if (loaded.favored()) {
                    candidate.favor();
                }
                all.add(candidate);
            }
        }
        List<MatchSpec> wanted = requested.getOrDefault(text, List.of());
        return new NamedCandidates(
                all,
                wanted.isEmpty() ? order : orderOfRequested,
                candidate -> wanted.isEmpty()
                        || wanted.stream().anyMatch(spec -> SpecMatch.matches(spec, candidate.record())));
    }

    private Candidate register(Candidate candidate) {
        candidates.add(candidate);
        dependenciesByCandidate.add(null);
        return candidate;
    }

    @Override
    public Dependencies dependencies(int candidate) {
        Dependencies known = dependenciesByCandidate.get(candidate);
        if (known == null) {
            Candidate chosen = candidates.get(candidate);
            known = chosen.isExtra()
                    ? Dependencies.NONE
                    : chosen.isAlias() ? reader.exactly(chosen.record()) : reader.read(chosen.record());
            dependenciesByCandidate.set(candidate, known);
        }
        return known;
    }

    @Override
    public int tieGroup(int candidate) {
        return candidates.get(candidate).tieGroup();
    }

    @Override
    public int tieRank(int candidate) {
        Candidate asked = candidates.get(candidate);
        if (asked.tieRank() < 0) {
            ties.rank(named(asked.name()).tiedWith(asked));
        }
        return asked.tieRank();
    }

    @Override
    public int grade(int candidate, int goal) {
        return candidates.get(candidate).grade();
    }

    @Override
    public int goals() {
        return 1;
    }
}
