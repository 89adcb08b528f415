package io.github.envmaven.core.lock;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.util.Map;

/**
 * The environment variables that an environment sets, kept in the lock's {@code custom_metadata}, because the format has no
 * other place for them and an environment is made from the lock alone.
 *
 * <pre>{@code
 * custom_metadata:
 *   variables: '{"OMP_NUM_THREADS": "1"}'
 * }</pre>
 */
public final class LockedVariables {

    private static final String KEY = "variables";

    private LockedVariables() {}

    /**
     * The entry for a lock's {@code custom_metadata}.
     *
     * @param variables values by name
     * @return empty where there are no variables
     */
    public static Map<String, String> toCustomMetadata(Map<String, String> variables) {
        return variables.isEmpty() ? Map.of() : Map.of(KEY, PythonJson.dumps(variables));
    }

    /**
     * Reads the variables of a lock.
     *
     * @param metadata of the lock
     * @return values by name; empty where the lock has none
     * @throws InvalidInput when they cannot be read
     */
    public static Map<String, String> read(LockMetadata metadata) {
        String text = metadata.custom().getOrDefault(KEY, "{}");
        try {
            return MetadataJson.texts(text);
        } catch (IOException e) {
            throw new InvalidInput(
                    "The lock's custom_metadata." + KEY + " is no JSON: " + MetadataJson.problem(e),
                    Remedy.of(Remedy.Kind.RELOCK),
                    e);
        }
    }
}
