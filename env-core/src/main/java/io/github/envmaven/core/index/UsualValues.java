package io.github.envmaven.core.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads values of a record that are written as nearly all are: without escapes, of the type that belongs to the key, and in the
 * buffer as a whole. Each answers where its value ends, or {@link #UNUSUAL}; then nothing was read, and {@link AnyValues} has
 * to read it.
 *
 * <p>This is where a first load spends its time, in a JVM that has compiled nothing yet. So nothing here throws, fills the
 * buffer or makes an object, and methods are few and short: compiling them costs as much as running them.
 */
final class UsualValues {

    /** How one kind of value reads. Each is compiled for itself, and so what is compiled stays small. */
    interface Value {
        /**
         * Reads a value into the draft.
         *
         * @param key whose value it is
         * @param at where it begins
         * @return where it ends, or {@link #UNUSUAL}
         */
        int read(RecordKey key, int at);
    }

    /** Where a value ends that was not read. */
    static final int UNUSUAL = -1;

    private static final int LONGEST_NUMBER = 17;
    private static final int LONGEST_LIST = 256;
    private static final long PYTHON = word("\"python\"");
    private static final long GENERIC = word("\"generic");

    private final JsonScanner scanner;
    private final StringTable strings;
    private final ListTable lists;
    private final RecordDraft draft;
    /** By key. */
    private final Value[] values;
    /** By key: the string it had last time. */
    private final int[] repeated = new int[RecordKey.COUNT];

    private final int[] elements = new int[LONGEST_LIST];
    private byte[] bytes = new byte[0];
    private int limit;

    /** Behind the closing quote of the string that was found last. */
    private int end;

    /** Of the string that was found last. */
    private long hash;

    /** The number that was found last. */
    private long number;

    UsualValues(JsonScanner scanner, StringTable strings, ListTable lists, RecordDraft draft) {
        this.scanner = scanner;
        this.strings = strings;
        this.lists = lists;
        this.draft = draft;
        this.values = Arrays.stream(RecordKey.values()).map(this::value).toArray(Value[]::new);
        Arrays.fill(repeated, StringTable.ABSENT);
    }

    private Value value(RecordKey key) {
        return switch (key.kind()) {
            case NEEDED_TEXT, TEXT -> new Text();
            case VARIED_TEXT -> new VariedText();
            case NUMBER -> new Count();
            case TIME -> new Time();
            case LIST -> new Texts();
            case DIGEST -> new Digest();
            case NOARCH -> new NoArch();
            case WORDS, EXTRAS, RECORD_VERSION, SKIPPED -> (any, at) -> UNUSUAL;
        };
    }

    /** How the value of a key reads. */
    Value of(RecordKey key) {
        return values[key.slot()];
    }

    /** Looks at what the scanner's buffer holds now, and answers it. */
    byte[] look() {
        bytes = scanner.buffer;
        limit = scanner.limit;
        return bytes;
    }

    /** Reads a text that is often the one of the record before. */
    private final class Text implements Value {
        @Override
        public int read(RecordKey key, int at) {
            int guess = repeated[key.slot()];
            if (guess >= 0 && bytes[at] == '"') {
                int stop = at + 1 + strings.length(guess);
                if (stop < limit && bytes[stop] == '"' && strings.holds(guess, bytes, at + 1, stop - at - 1)) {
                    draft.putText(key, guess);
                    return stop + 1;
                }
            }
            if (!findString(at)) {
                return UNUSUAL;
            }
            int number = strings.number(bytes, at + 1, end - at - 2, hash);
            repeated[key.slot()] = number;
            draft.putText(key, number);
            return end;
        }
    }

    /** Reads a text that is often new. */
    private final class VariedText implements Value {
        @Override
        public int read(RecordKey key, int at) {
            if (!findString(at)) {
                return UNUSUAL;
            }
            draft.putText(key, strings.variedNumber(bytes, at + 1, end - at - 2, hash));
            return end;
        }
    }

    /** Reads a list of texts. */
    private final class Texts implements Value {
        @Override
        public int read(RecordKey key, int at) {
            if (bytes[at] != '[' || bytes[at + 1] == ']') {
                return emptyList(key, at);
            }
            int length = 0;
            end = at;
            do {
                int start = end + 1;
                if (length == LONGEST_LIST || !findString(start)) {
                    return UNUSUAL;
                }
                elements[length++] = strings.number(bytes, start + 1, end - start - 2, hash);
            } while (bytes[end] == ',');
            if (end >= limit || bytes[end] != ']') {
                return UNUSUAL;
            }
            draft.putText(key, lists.number(elements, length));
            return end + 1;
        }
    }

    private int emptyList(RecordKey key, int at) {
        if (bytes[at] != '[') {
            return UNUSUAL;
        }
        draft.putText(key, 0);
        return at + 2;
    }

    /** Reads hexadecimal digits. */
    private final class Digest implements Value {
        @Override
        public int read(RecordKey key, int at) {
            int field = key.field();
            int stop = at + 1 + RecordDraft.digits(field);
            boolean isDigest = stop < limit
                    && bytes[at] == '"'
                    && bytes[stop] == '"'
                    && draft.digest(field, bytes, at + 1, stop - at - 1);
            return isDigest ? stop + 1 : UNUSUAL;
        }
    }

    /** Reads what a record without a platform is. */
    private final class NoArch implements Value {
        @Override
        public int read(RecordKey key, int at) {
            long start = Words.at(bytes, at);
            if (start == PYTHON) {
                draft.putNoArch(IndexFormat.IS_PYTHON);
                return at + 8;
            }
            if (start == GENERIC && bytes[at + 8] == '"') {
                draft.putNoArch(IndexFormat.IS_GENERIC);
                return at + 9;
            }
            return UNUSUAL;
        }
    }

    /** Reads an integer. */
    private final class Count implements Value {
        @Override
        public int read(RecordKey key, int at) {
            int stop = findNumber(at);
            draft.putNumber(key, number);
            return stop;
        }
    }

    /** Reads a time. */
    private final class Time implements Value {
        @Override
        public int read(RecordKey key, int at) {
            int stop = findNumber(at);
            draft.putTime(key, number);
            return stop;
        }
    }

    private int findNumber(int at) {
        long value = 0;
        int stop = at;
        int digit = bytes[stop] - '0';
        while (digit >= 0 && digit <= 9 && stop < limit) {
            value = value * 10 + digit;
            digit = bytes[++stop] - '0';
        }
        number = value;
        boolean isPlain = stop > at && stop - at <= LONGEST_NUMBER && (bytes[stop] == ',' || bytes[stop] == '}');
        return isPlain ? stop : UNUSUAL;
    }

    /** Finds the end and the hash of the string that begins at an offset; false where it is unusual. */
    private boolean findString(int at) {
        if (bytes[at] != '"') {
            return false;
        }
        long mixed = 0;
        for (int i = at + 1; i < limit; i += 8) {
            long word = Words.at(bytes, i);
            long hit = Words.quoteOrBackslash(word);
            if (hit != 0) {
                int stop = i + (Long.numberOfTrailingZeros(hit) >>> 3);
                long rest = Words.first(word, stop - i);
                end = stop + 1;
                hash = stop == i ? mixed : StringTable.mixed(mixed, rest);
                return stop < limit && bytes[stop] == '"';
            }
            mixed = StringTable.mixed(mixed, word);
        }
        return false;
    }

    private static long word(String text) {
        return Words.at(text.getBytes(StandardCharsets.US_ASCII), 0);
    }
}
