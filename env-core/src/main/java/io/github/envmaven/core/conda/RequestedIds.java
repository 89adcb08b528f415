package io.github.envmaven.core.conda;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which requirement came from which of the user's specs. */
final class RequestedIds {

    private final Map<Integer, RequestedSpec> wishes = new HashMap<>();

    void put(int requirement, RequestedSpec wish) {
        wishes.put(requirement, wish);
    }

    Optional<RequestedSpec> wish(int requirement) {
        return Optional.ofNullable(wishes.get(requirement));
    }
}
