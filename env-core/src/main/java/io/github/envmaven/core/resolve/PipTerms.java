package io.github.envmaven.core.resolve;

import io.github.envmaven.core.names.PypiNames;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pypi.PypiRequest;
import io.github.envmaven.core.pypi.PypiTarget;
import io.github.envmaven.core.pypi.PypiWish;
import io.github.envmaven.core.python.Interpreter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What decides which distributions an environment gets, besides its conda packages.
 *
 * @param wishes what is asked for
 * @param pylocks what other tools locked, which is asked for as well, and just in their files
 * @param constraints what packages must match if they are installed at all
 * @param overrides what replaces every other requirement on its name
 * @param preferred versions to keep where nothing speaks against them
 * @param rules how to choose
 * @param names what conda packages are called on indexes
 */
public record PipTerms(
        List<PypiWish> wishes,
        List<LockedElsewhere> pylocks,
        List<PypiWish> constraints,
        List<Requirement> overrides,
        Map<PypiName, Pep440Version> preferred,
        PypiRequest.Rules rules,
        PypiNames names) {

    /** Copies what can be changed. */
    public PipTerms {
        wishes = List.copyOf(wishes);
        pylocks = List.copyOf(pylocks);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
        preferred = Collections.unmodifiableMap(new TreeMap<>(preferred));
    }

    /** What is asked for by an interpreter: of what other tools locked, that which fits it. */
    List<PypiWish> wishesOf(Interpreter interpreter, Set<PypiName> provided) {
        List<PypiWish> all = new ArrayList<>(wishes);
        pylocks.forEach(pylock -> all.addAll(pylock.wishes(interpreter, provided)));
        return all;
    }

    /** Whether a package is asked for by its place, and not by its version. */
    boolean isDirect(PypiName name) {
        return wishes.stream()
                        .map(PypiWish::requirement)
                        .anyMatch(wish -> wish.isDirect() && wish.name().equals(name))
                || pylocks.stream().anyMatch(pylock -> pylock.isDirect(name));
    }

    /**
     * Whether a package's file is asked for by its hash.
     *
     * @param name the package
     * @return whether it is, by whatever line
     */
    public boolean isHashed(PypiName name) {
        return Stream.concat(wishes.stream(), constraints.stream())
                        .anyMatch(wish -> wish.requirement().name().equals(name)
                                && !wish.sha256s().isEmpty())
                || pylocks.stream().anyMatch(pylock -> pylock.has(name));
    }

    /** The first of what is asked for, for messages. */
    String first() {
        return wishes.isEmpty() ? pylocks.get(0).toString() : wishes.get(0).toString();
    }

    PypiRequest request(Interpreter interpreter, Map<PypiName, List<Pep440Version>> provided) {
        PypiTarget target = new PypiTarget(
                interpreter.toString(), interpreter.version(), interpreter.markers(), interpreter.tags());
        return new PypiRequest(
                target, wishesOf(interpreter, provided.keySet()), constraints, overrides, provided, preferred, rules);
    }
}
