package io.github.envmaven.core.resolve;

import io.github.envmaven.core.names.PypiNames;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pypi.PypiRequest;
import io.github.envmaven.core.pypi.PypiTarget;
import io.github.envmaven.core.pypi.PypiWish;
import io.github.envmaven.core.python.Interpreter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What decides which distributions an environment gets, besides its conda packages.
 *
 * @param wishes what is asked for
 * @param constraints what packages must match if they are installed at all
 * @param overrides what replaces every other requirement on its name
 * @param preferred versions to keep where nothing speaks against them
 * @param rules how to choose
 * @param names what conda packages are called on indexes
 */
public record PipTerms(
        List<PypiWish> wishes,
        List<PypiWish> constraints,
        List<Requirement> overrides,
        Map<PypiName, Pep440Version> preferred,
        PypiRequest.Rules rules,
        PypiNames names) {

    /** Copies what can be changed. */
    public PipTerms {
        wishes = List.copyOf(wishes);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
        preferred = Collections.unmodifiableMap(new TreeMap<>(preferred));
    }

    PypiRequest request(Interpreter interpreter, Map<PypiName, List<Pep440Version>> provided) {
        PypiTarget target = new PypiTarget(
                interpreter.toString(), interpreter.version(), interpreter.markers(), interpreter.tags());
        return new PypiRequest(target, wishes, constraints, overrides, provided, preferred, rules);
    }
}
