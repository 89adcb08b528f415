package io.github.envmaven.core.lock;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.names.PypiNames;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What the user said of the names of conda packages on indexes, kept in the lock's {@code custom_metadata}: a lock cannot be
 * read without it, since what conda brings is not listed for pip.
 *
 * <pre>{@code
 * custom_metadata:
 *   pypi_names: '["our-torch=torch"]'
 * }</pre>
 */
public final class LockedNames {

    private static final String KEY = "pypi_names";

    private LockedNames() {}

    /**
     * The entry for a lock's {@code custom_metadata}.
     *
     * @param settings as {@link PypiNames#with} takes them
     * @return empty where there are none
     */
    public static Map<String, String> toCustomMetadata(List<String> settings) {
        return settings.isEmpty() ? Map.of() : Map.of(KEY, PythonJson.dumps(settings));
    }

    /**
     * The names that a lock was made with.
     *
     * @param metadata of the lock
     * @return the bundled names, as the user changed them
     * @throws InvalidInput when they cannot be read
     */
    public static PypiNames read(LockMetadata metadata) {
        String text = metadata.custom().getOrDefault(KEY, "[]");
        try {
            return PypiNames.bundled().with(MetadataJson.list(text));
        } catch (IOException e) {
            throw new InvalidInput(
                    "The lock's custom_metadata." + KEY + " is no JSON: " + MetadataJson.problem(e),
                    Remedy.of(Remedy.Kind.RELOCK),
                    e);
        }
    }
}
