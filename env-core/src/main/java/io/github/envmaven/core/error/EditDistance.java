package io.github.envmaven.core.error;

/** How far two names are apart, for messages that suggest the one that was meant. */
public final class EditDistance {

    private EditDistance() {}

    /**
     * Levenshtein's distance.
     *
     * @param left a name
     * @param right another
     * @return how many letters must be put in, left out or replaced
     */
    public static int between(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substitute = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
