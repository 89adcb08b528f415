package io.github.envmaven.core.conda;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.spec.MatchSpec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Specs of records, parsed once per text: channels repeat the same few thousand texts in all their records. */
final class SpecCache {

    private final Map<String, Parsed> parsed = new HashMap<>();

    /**
     * Either a spec or why there is none.
     *
     * @param spec the spec
     * @param defect why the text is none
     */
    record Parsed(@Nullable MatchSpec spec, @Nullable String defect) {}

    Parsed parse(String text) {
        Parsed known = parsed.get(text);
        if (known == null) {
            known = parseNew(text);
            parsed.put(text, known);
        }
        return known;
    }

    private static Parsed parseNew(String text) {
        try {
            MatchSpec spec = MatchSpec.parseDepends(text);
            return spec.name().isPresent()
                    ? new Parsed(spec, null)
                    : new Parsed(null, "'" + text + "' names no package");
        } catch (InvalidInput e) {
            return new Parsed(null, e.getMessage());
        }
    }
}
