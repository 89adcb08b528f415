package io.github.envmaven.core.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts records into the order of the index: by name, within a name by file name. Channels list each of their two sections
 * in this order already, so this is mostly counting.
 */
final class RecordSort {

    private static final int DROPPED = -1;

    private final StringTable strings;
    private final RecordTable records;
    private final SkippedRecords skipped;
    private int[] names = new int[0];
    private int[] firsts = new int[0];
    private int[] order = new int[0];
    /** Whether any two of the records that were compared have one file name. */
    private boolean hasTwins;

    RecordSort(RepodataTables tables) {
        this.strings = tables.strings;
        this.records = tables.records;
        this.skipped = tables.skipped;
    }

    /**
     * Sorts, and leaves out what appears twice or was withdrawn.
     *
     * @param removed file names that the channel has withdrawn
     */
    void run(List<String> removed) {
        countingSort(rankNames());
        Set<String> withdrawn = new HashSet<>(removed);
        Set<String> touched = new HashSet<>();
        for (String file : removed) {
            touched.add(nameIn(file));
        }
        for (int name = 0; name < names.length; name++) {
            int from = firsts[name];
            int to = firsts[name + 1];
            if (to - from > 1) {
                sort(from, to);
            }
            if (!withdrawn.isEmpty()) {
                drop(withdrawn, touched.contains(strings.string(names[name])), from, to);
            }
        }
        closeGaps();
    }

    /** String numbers of the distinct names, sorted. */
    int[] names() {
        return names;
    }

    /** Where in {@link #order} each name's records begin; one more entry ends the last name's. */
    int[] firsts() {
        return firsts;
    }

    /** The records, sorted. */
    int[] order() {
        return order;
    }

    /** Finds the distinct names; answers the rank of each by its string number. */
    private int[] rankNames() {
        int[] ranks = new int[strings.count()];
        List<Integer> distinct = new ArrayList<>();
        for (int i = 0; i < records.count(); i++) {
            int name = records.name(i);
            if (ranks[name] == 0) {
                ranks[name] = 1;
                distinct.add(name);
            }
        }
        distinct.sort(strings::compare);
        names = distinct.stream().mapToInt(Integer::intValue).toArray();
        for (int rank = 0; rank < names.length; rank++) {
            ranks[names[rank]] = rank;
        }
        return ranks;
    }

    private void countingSort(int[] ranks) {
        firsts = new int[names.length + 1];
        for (int i = 0; i < records.count(); i++) {
            firsts[ranks[records.name(i)] + 1]++;
        }
        for (int i = 0; i < names.length; i++) {
            firsts[i + 1] += firsts[i];
        }
        order = new int[records.count()];
        int[] next = Arrays.copyOf(firsts, names.length);
        for (int i = 0; i < records.count(); i++) {
            order[next[ranks[records.name(i)]]++] = i;
        }
    }

    /**
     * Sorts the records of one name. They come in runs that are sorted already, one from each of the file's two sections, which
     * are merged; more only where a channel does not sort.
     */
    private void sort(int from, int to) {
        int run = runEnd(from, to);
        if (run == to) {
            return;
        }
        hasTwins = false;
        if (runEnd(run, to) == to) {
            merge(from, run, to);
        } else {
            sortAll(from, to);
        }
        for (int i = from + 1; hasTwins && i < to; i++) {
            if (compare(order[i - 1], order[i]) == 0) {
                skipped.add(fileName(order[i]), "it is listed twice; the last entry counts");
                order[i - 1] = DROPPED;
            }
        }
    }

    private int runEnd(int from, int to) {
        int end = from + 1;
        while (end < to && records.follows(order[end - 1], order[end])) {
            end++;
        }
        return end;
    }

    private void sortAll(int from, int to) {
        int[] sorted = Arrays.stream(order, from, to)
                .boxed()
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, order, from, sorted.length);
    }

    /** Stable: of two with one file name the later stays behind, and it is the one that counts. */
    private void merge(int from, int middle, int to) {
        int[] left = Arrays.copyOfRange(order, from, middle);
        int next = 0;
        int right = middle;
        for (int at = from; next < left.length; at++) {
            boolean takeRight = right < to && compare(left[next], order[right]) > 0;
            order[at] = takeRight ? order[right++] : left[next++];
        }
    }

    /** File names tell which name to look at, except for those that do not follow from their record. */
    private void drop(Set<String> withdrawn, boolean touched, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean candidate = order[i] != DROPPED && (touched || records.fileName(order[i]) != StringTable.ABSENT);
            if (candidate && withdrawn.contains(fileName(order[i]))) {
                order[i] = DROPPED;
            }
        }
    }

    /** Moves everything up over what was dropped, names that have no record left included. */
    private void closeGaps() {
        int kept = 0;
        int keptNames = 0;
        for (int name = 0; name < names.length; name++) {
            int before = kept;
            for (int i = firsts[name]; i < firsts[name + 1]; i++) {
                if (order[i] != DROPPED) {
                    order[kept++] = order[i];
                }
            }
            if (kept > before) {
                names[keptNames] = names[name];
                // Never ahead of what is still to be read: at most as many names are kept as were seen.
                firsts[keptNames++] = before;
            }
        }
        names = Arrays.copyOf(names, keptNames);
        firsts = Arrays.copyOf(firsts, keptNames + 1);
        firsts[keptNames] = kept;
        order = Arrays.copyOf(order, kept);
    }

    /** Compares the file names of two records of one name, nearly always without making them. */
    private int compare(int left, int right) {
        int order = 0;
        if (records.fileName(left) == StringTable.ABSENT && records.fileName(right) == StringTable.ABSENT) {
            int leftVersion = records.field(left, IndexFormat.BUILD_VERSION);
            int rightVersion = records.field(right, IndexFormat.BUILD_VERSION);
            order = leftVersion != rightVersion
                    ? strings.compare(leftVersion, rightVersion, '-')
                    : strings.compare(
                            records.field(left, IndexFormat.BUILD), records.field(right, IndexFormat.BUILD), '.');
        }
        order = order != 0 ? order : compareWhole(left, right);
        hasTwins |= order == 0;
        return order;
    }

    private int compareWhole(int left, int right) {
        boolean sameStem = records.fileName(left) == StringTable.ABSENT
                && records.fileName(right) == StringTable.ABSENT
                && records.field(left, IndexFormat.BUILD_VERSION) == records.field(right, IndexFormat.BUILD_VERSION)
                && strings.compare(records.field(left, IndexFormat.BUILD), records.field(right, IndexFormat.BUILD))
                        == 0;
        if (sameStem) {
            int isConda = IndexFormat.IS_CONDA;
            // .conda comes before .tar.bz2.
            return (records.field(right, IndexFormat.FLAGS) & isConda)
                    - (records.field(left, IndexFormat.FLAGS) & isConda);
        }
        return fileName(left).compareTo(fileName(right));
    }

    private String fileName(int record) {
        int odd = records.fileName(record);
        if (odd != StringTable.ABSENT) {
            return strings.string(odd);
        }
        boolean conda = (records.field(record, IndexFormat.FLAGS) & IndexFormat.IS_CONDA) != 0;
        return strings.string(records.name(record)) + "-"
                + strings.string(records.field(record, IndexFormat.BUILD_VERSION)) + "-"
                + strings.string(records.field(record, IndexFormat.BUILD)) + (conda ? ".conda" : ".tar.bz2");
    }

    /** The name in {@code name-version-build.conda}. */
    private static String nameIn(String file) {
        int build = file.lastIndexOf('-');
        int version = build < 0 ? -1 : file.lastIndexOf('-', build - 1);
        return version < 0 ? file : file.substring(0, version);
    }
}
