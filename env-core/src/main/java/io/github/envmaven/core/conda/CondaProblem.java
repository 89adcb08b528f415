package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.solve.Dependencies;
import io.github.envmaven.core.solve.Problem;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request as a problem: what the user asks for; names to be updated that nobody asks for, but something installed
 * needs; and the facts of the machine, which are required too, so that what constrains them binds.
 */
final class CondaProblem {

    private final CondaSource source;
    private final CondaRequest request;
    private final Dependencies wishes;
    private final List<Integer> requestedUpdates = new ArrayList<>();
    private final List<Integer> impliedUpdates = new ArrayList<>();
    private final List<Integer> facts = new ArrayList<>();
    private final List<Integer> kept = new ArrayList<>();

    CondaProblem(CondaSource source, CondaRequest request, Dependencies wishes, RequestedIds ids) {
        this.source = source;
        this.request = request;
        this.wishes = wishes;
        for (PackageName name : request.updated()) {
            List<Integer> wished = wishesFor(name, ids);
            requestedUpdates.addAll(wished);
            if (wished.isEmpty() && isInstalled(name)) {
                impliedUpdates.add(idOf(name));
            }
        }
        for (VirtualPackage fact : request.virtualPackages()) {
            facts.add(idOf(fact.name()));
        }
        for (RepoDataRecord record : request.installed()) {
            kept.add(source.requirements().idOfInstalled(record));
        }
    }

    private List<Integer> wishesFor(PackageName name, RequestedIds ids) {
        List<Integer> found = new ArrayList<>();
        for (int requirement : wishes.requirements()) {
            ids.wish(requirement)
                    .flatMap(wish -> wish.spec().name())
                    .filter(name::equals)
                    .ifPresent(wish -> found.add(requirement));
        }
        return found;
    }

    private boolean isInstalled(PackageName name) {
        return request.installed().stream()
                .anyMatch(record -> record.packageRecord().name().equals(name));
    }

    private int idOf(PackageName name) {
        MatchSpec spec = MatchSpec.of(name);
        return source.requirements().idOf(spec.toString(), spec);
    }

    /** The problem with the updates of what the user asks for. */
    Problem ofRequested() {
        return problem(List.of());
    }

    /** Whether a solution has names that are to be updated although only something else needs them. */
    boolean isMoreUpdated(List<Integer> chosen) {
        return !impliedIn(chosen).isEmpty();
    }

    /** The problem in which those names stay and are updated too. */
    Problem ofAllUpdated(List<Integer> chosen) {
        return problem(impliedIn(chosen));
    }

    private List<Integer> impliedIn(List<Integer> chosen) {
        Set<Integer> names = new HashSet<>();
        chosen.forEach(candidate -> names.add(source.nameOfCandidate(candidate)));
        return impliedUpdates.stream()
                .filter(update -> names.contains(source.nameOfRequirement(update)))
                .toList();
    }

    private Problem problem(List<Integer> implied) {
        List<Integer> requirements = new ArrayList<>();
        for (int wish : wishes.requirements()) {
            requirements.add(wish);
        }
        int requested = requirements.size();
        requirements.addAll(implied);
        requirements.addAll(facts);
        List<Integer> foremost = new ArrayList<>(requestedUpdates);
        foremost.addAll(implied);
        Dependencies root = Dependencies.of(
                requirements.stream().mapToInt(Integer::intValue).toArray(),
                wishes.conditional(),
                wishes.constraints());
        return new Problem(root, requested, foremost, kept);
    }

    /** Those of the chosen candidates that what the user asks for needs, in their order. */
    List<Integer> needed(List<Integer> chosen) {
        if (impliedUpdates.isEmpty()) {
            return chosen;
        }
        Map<Integer, Integer> byName = new HashMap<>();
        chosen.forEach(candidate -> byName.put(source.nameOfCandidate(candidate), candidate));
        Set<Integer> needed = new LinkedHashSet<>();
        Deque<Dependencies> open = new ArrayDeque<>(List.of(wishes));
        while (!open.isEmpty()) {
            for (int requirement : open.remove().allRequirements()) {
                Integer candidate = byName.get(source.nameOfRequirement(requirement));
                if (candidate != null && needed.add(candidate)) {
                    open.add(source.dependencies(candidate));
                }
            }
        }
        return chosen.stream().filter(needed::contains).toList();
    }
}
