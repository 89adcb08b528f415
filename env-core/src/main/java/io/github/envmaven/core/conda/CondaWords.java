package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.SpecMatch;
import io.github.envmaven.core.solve.PackageWords;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Speaks of a request's records and specs as its user does. */
final class CondaWords implements PackageWords {

    private static final int MOST_BUILDS = 5;
    private static final Pattern WORDS = Pattern.compile("(?:[a-z]{3,}(?:_|$))+");

    private final CondaSource source;
    private final CondaRequest request;
    private final RequestedIds requested;
    private final Map<Integer, List<Version>> versionsByName = new HashMap<>();

    CondaWords(CondaSource source, CondaRequest request, RequestedIds requested) {
        this.source = source;
        this.request = request;
        this.requested = requested;
    }

    @Override
    public String name(int name) {
        return source.nameText(name);
    }

    @Override
    public String requirement(int requirement) {
        return requested
                .wish(requirement)
                .map(RequestedSpec::toString)
                .orElseGet(() -> source.requirements().get(requirement).text());
    }

    @Override
    public String version(int candidate) {
        Candidate asked = source.candidate(candidate);
        return asked.isExtra() ? "" : asked.version().toString();
    }

    @Override
    public String build(int candidate) {
        Candidate asked = source.candidate(candidate);
        if (asked.isExtra()) {
            return "";
        }
        long builds = source.named(asked.name()).all().stream()
                .filter(other -> other.version().equals(asked.version()))
                .count();
        return builds == 1 ? "" : asked.record().packageRecord().build();
    }

    @Override
    public int versionIndex(int candidate) {
        Candidate asked = source.candidate(candidate);
        return asked.isExtra() ? 0 : versions(asked.name()).indexOf(asked.version());
    }

    private List<Version> versions(int name) {
        return versionsByName.computeIfAbsent(name, key -> {
            TreeSet<Version> versions = new TreeSet<>();
            source.named(key).all().stream()
                    .filter(candidate -> !candidate.isExtra())
                    .forEach(candidate -> versions.add(candidate.version()));
            return List.copyOf(versions);
        });
    }

    @Override
    public List<Exclusion> excluded(int requirement) {
        Requirement asked = source.requirements().get(requirement);
        List<Candidate> excluded = source.named(asked.name()).all().stream()
                .filter(Candidate::isExcluded)
                .toList();
        Map<String, List<Integer>> byReason = new LinkedHashMap<>();
        for (int id : CandidateMatcher.matching(asked, excluded)) {
            source.candidate(id)
                    .exclusion()
                    .ifPresent(reason -> byReason.computeIfAbsent(reason, key -> new ArrayList<>())
                            .add(id));
        }
        return byReason.entrySet().stream()
                .map(entry -> new Exclusion(entry.getValue(), entry.getKey()))
                .toList();
    }

    @Override
    public String missing(int requirement) {
        Requirement asked = source.requirements().get(requirement);
        String name = source.nameText(asked.name());
        List<Version> versions = versions(asked.name());
        if (name.startsWith("__")) {
            return versions.isEmpty()
                    ? "the target machine has no " + name
                    : "the target machine has " + name + " " + versions.get(0);
        }
        if (versions.isEmpty()) {
            List<String> nearest = NearestNames.of(name, request.channels());
            String where = request.channels().stream()
                    .map(channel -> channel.channel().name())
                    .collect(Collectors.joining(", "));
            String none = "there are no candidates, no package of that name is in "
                    + (where.isEmpty() ? "any channel" : where) + " for " + request.platform();
            return nearest.isEmpty() ? none : none + "; did you mean " + String.join(", ", nearest) + "?";
        }
        MatchSpec spec = asked.spec();
        if (spec != null && spec.channel().isPresent()) {
            return missingIn(spec.channel().get(), asked);
        }
        List<Version> matching = spec == null
                ? List.of()
                : versions.stream().filter(spec.version()::matches).toList();
        if (spec != null && !matching.isEmpty()) {
            return "no build of " + name + " " + range(matching) + " is like that" + builds(asked.name(), spec);
        }
        return "there is only " + name + " " + range(versions);
    }

    private String missingIn(String channel, Requirement asked) {
        TreeSet<Version> there = new TreeSet<>();
        source.named(asked.name()).all().stream()
                .filter(candidate ->
                        SpecMatch.matchesChannel(channel, candidate.record().channel()))
                .forEach(candidate -> there.add(candidate.version()));
        String name = source.nameText(asked.name());
        return there.isEmpty()
                ? "the channel " + channel + " has no " + name
                : "the channel " + channel + " has only " + name + " " + range(List.copyOf(there));
    }

    /** What the builds of the versions that match a spec are like, where that is soon said. */
    private String builds(int name, MatchSpec spec) {
        TreeSet<String> kinds = new TreeSet<>();
        for (Candidate candidate : source.named(name).all()) {
            if (spec.version().matches(candidate.version())) {
                kinds.add(kind(candidate.record().packageRecord().build()));
            }
        }
        return kinds.contains("") || kinds.size() > MOST_BUILDS ? "" : ", only " + String.join(", ", kinds);
    }

    /** A build string up to where it is about a Python, a hash or a number: {@code mpi_mpich_*}; empty where that is all. */
    private static String kind(String build) {
        Matcher words = WORDS.matcher(build);
        return !words.lookingAt() ? "" : words.end() == build.length() ? build : words.group() + "*";
    }

    private static String range(List<Version> versions) {
        Version first = versions.get(0);
        Version last = versions.get(versions.size() - 1);
        return first.equals(last) ? first.toString() : first + " to " + last;
    }
}
