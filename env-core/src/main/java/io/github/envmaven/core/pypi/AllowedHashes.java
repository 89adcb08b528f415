package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.PypiName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which files the user's requirements and constraints allow by their hashes. Where several speak of one name, a file must
 * be allowed by each, as pip has it.
 *
 * @param byProject allowed SHA-256, by project
 */
record AllowedHashes(Map<PypiName, Set<String>> byProject) {

    static AllowedHashes of(PypiRequest request) {
        List<PypiWish> all = new ArrayList<>(request.wishes());
        all.addAll(request.constraints());
        Map<PypiName, Set<String>> byProject = new TreeMap<>();
        for (PypiWish wish : all) {
            if (!wish.sha256s().isEmpty()
                    && wish.requirement()
                            .marker()
                            .holds(request.target().markers().withExtra(""))) {
                byProject
                        .computeIfAbsent(wish.requirement().name(), name -> new HashSet<>(wish.sha256s()))
                        .retainAll(wish.sha256s());
            }
        }
        return new AllowedHashes(byProject);
    }

    /** Whether a file must not be chosen; one whose hash no index tells is judged when it is there. */
    boolean refuses(PypiName project, String sha256) {
        Set<String> allowed = byProject.get(project);
        return allowed != null && !sha256.isEmpty() && !allowed.contains(sha256);
    }
}
