package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EditDistance;
import java.util.Collection;

/** Finds the name a user probably meant. */
public final class NearNames {

    private NearNames() {}

    /**
     * The end of a sentence about a name that is not known.
     *
     * @param written the name as the user wrote it
     * @param known the names there are
     * @return a question that suggests a near name, or a full stop where none is near
     */
    public static String endOfSentence(String written, Collection<String> known) {
        String best = "";
        int bestDistance = 3;
        for (String name : known) {
            int distance = EditDistance.between(written, name);
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "." : "; did you mean '" + best + "'?";
    }
}
