package io.github.envmaven.core.solve;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A source of which only some links count: everything else that its candidates ask for is forgotten. */
final class LinkedSource implements PackageSource {

    private final PackageSource source;
    private final Set<Link> links;
    private final Map<Integer, Dependencies> known = new HashMap<>();

    LinkedSource(PackageSource source, Set<Link> links) {
        this.source = source;
        this.links = links;
    }

    @Override
    public Dependencies dependencies(int candidate) {
        return known.computeIfAbsent(candidate, this::filtered);
    }

    private Dependencies filtered(int candidate) {
        int parent = source.nameOfCandidate(candidate);
        Dependencies all = source.dependencies(candidate);
        if (all.defect().isPresent()) {
            return links.contains(new Link(Link.Kind.DEFECT, parent, parent)) ? all : Dependencies.NONE;
        }
        List<ConditionalRequirement> conditional = all.conditional().stream()
                .filter(part -> counts(Link.Kind.REQUIRES, parent, part.requirement()))
                .toList();
        return Dependencies.of(
                filtered(Link.Kind.REQUIRES, parent, all.requirements()),
                conditional,
                filtered(Link.Kind.CONSTRAINS, parent, all.constraints()));
    }

    private int[] filtered(Link.Kind kind, int parent, int[] requirements) {
        return Arrays.stream(requirements)
                .filter(requirement -> counts(kind, parent, requirement))
                .toArray();
    }

    private boolean counts(Link.Kind kind, int parent, int requirement) {
        return links.contains(new Link(kind, parent, source.nameOfRequirement(requirement)));
    }

    @Override
    public int nameOfRequirement(int requirement) {
        return source.nameOfRequirement(requirement);
    }

    @Override
    public int nameOfCandidate(int candidate) {
        return source.nameOfCandidate(candidate);
    }

    @Override
    public int[] candidates(int name) {
        return source.candidates(name);
    }

    @Override
    public int[] matching(int requirement) {
        return source.matching(requirement);
    }

    @Override
    public int tieGroup(int candidate) {
        return source.tieGroup(candidate);
    }

    @Override
    public int tieRank(int candidate) {
        return candidate;
    }

    @Override
    public int grade(int candidate, int goal) {
        return source.grade(candidate, goal);
    }

    @Override
    public int goals() {
        return 0;
    }
}
