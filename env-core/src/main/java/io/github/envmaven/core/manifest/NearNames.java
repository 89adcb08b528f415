package io.github.envmaven.core.manifest;

import java.util.Collection;

/** Finds the name a user probably meant. */
final class NearNames {

    private NearNames() {}

    /** The end of a sentence: a question that suggests a near name, or a full stop where none is near. */
    static String endOfSentence(String written, Collection<String> known) {
        String best = "";
        int bestDistance = 3;
        for (String name : known) {
            int distance = distance(written, name);
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "." : "; did you mean '" + best + "'?";
    }

    /** Levenshtein's distance. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substitute = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
