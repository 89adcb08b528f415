package io.github.envmaven.core.resolve;

import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pep.SpecifierSet;
import io.github.envmaven.core.pypi.PinnedDistribution;
import io.github.envmaven.core.pypi.PypiSolution;
import io.github.envmaven.core.pypi.PypiWish;
import io.github.envmaven.core.python.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a solution's distributions and the user ask of names, all taken together. */
final class Asked {

    private final Map<PypiName, SpecifierSet> specifiers = new TreeMap<>();
    private final Map<PypiName, List<String>> askers = new TreeMap<>();

    Asked(PipTerms terms, Interpreter interpreter, PypiSolution solution) {
        List<PypiWish> wishes =
                new ArrayList<>(terms.wishesOf(interpreter, solution.provided().keySet()));
        wishes.addAll(terms.constraints());
        for (PypiWish wish : wishes) {
            if (wish.requirement().marker().holds(interpreter.markers().withExtra(""))) {
                add(wish.requirement(), "'" + wish.text() + "'");
            }
        }
        for (PinnedDistribution pinned : solution.packages()) {
            pinned.dependencies().forEach(needed -> add(needed, pinned.name() + " " + pinned.version()));
        }
    }

    /** What a version of a name must be. */
    SpecifierSet of(PypiName name) {
        return specifiers.getOrDefault(name, SpecifierSet.ANY);
    }

    /** Who asks for more than the name alone, for messages. */
    String askers(PypiName name) {
        return "pip's " + String.join(" and ", askers.getOrDefault(name, List.of("requirements")));
    }

    private void add(Requirement requirement, String asker) {
        specifiers.merge(requirement.name(), requirement.specifiers(), SpecifierSet::and);
        if (!requirement.specifiers().isEmpty()) {
            List<String> known = askers.computeIfAbsent(requirement.name(), name -> new ArrayList<>());
            if (!known.contains(asker)) {
                known.add(asker);
            }
        }
    }
}
