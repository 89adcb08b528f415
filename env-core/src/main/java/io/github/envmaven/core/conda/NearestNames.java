package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds names that may have been meant, by how many letters differ. */
public final class NearestNames {

    private static final int MOST = 3;

    private NearestNames() {}

    /**
     * The names that are near.
     *
     * @param name the name as it was written
     * @param channels where to look
     * @return up to three, the nearest first
     */
    public static List<String> of(String name, List<ChannelRecords> channels) {
        int furthest = name.length() <= 4 ? 1 : 2;
        Map<String, Integer> distances = new TreeMap<>();
        for (ChannelRecords channel : channels) {
            for (RecordSource source : channel.sources()) {
                for (PackageName candidate : source.names()) {
                    String text = candidate.value();
                    if (Math.abs(text.length() - name.length()) <= furthest) {
                        int distance = distance(name, text);
                        if (distance <= furthest) {
                            distances.put(text, distance);
                        }
                    }
                }
            }
        }
        List<String> nearest = new ArrayList<>(distances.keySet());
        nearest.sort(Comparator.comparing((String text) -> distances.getOrDefault(text, 0)));
        return nearest.subList(0, Math.min(MOST, nearest.size()));
    }

    /** How many letters must be put in, left out, replaced or swapped with their neighbour. */
    private static int distance(String first, String second) {
        int[][] table = new int[first.length() + 1][second.length() + 1];
        for (int i = 0; i <= first.length(); i++) {
            table[i][0] = i;
        }
        for (int j = 0; j <= second.length(); j++) {
            table[0][j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            for (int j = 1; j <= second.length(); j++) {
                int replace = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
                int least = Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1);
                least = Math.min(least, table[i - 1][j - 1] + replace);
                if (i > 1
                        && j > 1
                        && first.charAt(i - 1) == second.charAt(j - 2)
                        && first.charAt(i - 2) == second.charAt(j - 1)) {
                    least = Math.min(least, table[i - 2][j - 2] + 1);
                }
                table[i][j] = least;
            }
        }
        return table[first.length()][second.length()];
    }
}
