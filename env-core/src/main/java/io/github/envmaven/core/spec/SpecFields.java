package io.github.envmaven.core.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields that few specs have, apart so that the many others stay small.
 *
 * @param matchers fields whose value is one matcher, by key; in the order of {@link #MATCHER_KEYS}
 */
record SpecFields(
        Map<String, StringMatcher> matchers,
        @Nullable String channel,
        @Nullable BuildNumberSpec buildNumber,
        List<String> trackFeatures,
        List<String> features,
        List<String> extras,
        List<String> flags,
        @Nullable SpecCondition when) {

    /** The text fields of a record that a spec can ask for by key, in canonical order. */
    static final List<String> MATCHER_KEYS =
            List.of("subdir", "fn", "url", "md5", "sha256", "license", "license_family");

    static final SpecFields NONE =
            new SpecFields(Map.of(), null, null, List.of(), List.of(), List.of(), List.of(), null);

    SpecFields {
        Map<String, StringMatcher> ordered = new LinkedHashMap<>();
        for (String key : MATCHER_KEYS) {
            StringMatcher matcher = matchers.get(key);
            if (matcher != null) {
                ordered.put(key, matcher);
            }
        }
        matchers = ordered;
        trackFeatures = List.copyOf(trackFeatures);
        features = List.copyOf(features);
        extras = List.copyOf(extras);
        flags = List.copyOf(flags);
    }

    Optional<StringMatcher> matcher(String key) {
        return Optional.ofNullable(matchers.get(key));
    }

    boolean isEmpty() {
        return equals(NONE);
    }
}
