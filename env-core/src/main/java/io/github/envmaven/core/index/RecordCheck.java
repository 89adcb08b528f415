package io.github.envmaven.core.index;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.version.Version;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells why a record cannot be used. Names, versions and build strings end up in paths, so what could leave a directory is
 * refused here, once for every distinct text.
 */
final class RecordCheck {

    /** By byte: what it may be part of. */
    private static final byte[] USES = uses();

    /** What a file name is made of, and paths therefore. */
    private static final RecordKey[] PARTS = {RecordKey.NAME, RecordKey.VERSION, RecordKey.BUILD};

    private static final int NAME = 0;
    private static final int VERSION = 1;
    private static final int BUILD = 2;
    private static final int IN_NAME = 1 << NAME;
    private static final int IN_VERSION = 1 << VERSION;
    private static final int IN_BUILD = 1 << BUILD;

    private final StringTable strings;
    /** By part of a file name: the texts that were looked at and can be used as they are. */
    private final BitSet[] good = {new BitSet(), new BitSet(), new BitSet()};

    RecordCheck(StringTable strings) {
        this.strings = strings;
    }

    /**
     * Tells whether a record is as nearly all are; of what is not, {@link #problem} says whether it can be used.
     *
     * @param draft what was read
     * @return whether it certainly can be used
     */
    boolean isPlain(RecordDraft draft) {
        if (draft.broken != null || draft.text(RecordKey.SUBDIR) >= 0) {
            return false;
        }
        for (int i = 0; i < PARTS.length; i++) {
            int text = draft.text(PARTS[i]);
            if (text < 0 || !(good[i].get(text) || isPlain(text, i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isPlain(int text, int part) {
        boolean isPlain = has(text, 1 << part);
        good[part].set(text, isPlain);
        return isPlain;
    }

    /** Whether a text is not empty, begins with a letter or digit, and has no bytes but those of one use. */
    private boolean has(int text, int use) {
        byte[] bytes = strings.bytes();
        int start = strings.start(text);
        int end = strings.start(text + 1);
        int uses = bytes[start] == '_' ? use & ~IN_NAME : use;
        int dots = 0;
        for (int i = start; i < end; i++) {
            byte next = bytes[i];
            uses &= USES[next & 0xff];
            dots = next == '.' || next == '-' ? dots + 1 : 0;
            uses &= dots > 1 || (dots == 1 && i == start) ? 0 : use;
        }
        return end > start && uses != 0 && dots == 0;
    }

    private static byte[] uses() {
        byte[] uses = new byte[256];
        for (char c = '0'; c <= '9'; c++) {
            uses[c] = IN_NAME | IN_BUILD | IN_VERSION;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            uses[c] = IN_NAME | IN_BUILD;
            uses[c - 'a' + 'A'] = IN_BUILD;
        }
        uses['_'] = IN_NAME | IN_BUILD;
        uses['-'] = IN_NAME;
        uses['.'] = IN_NAME | IN_VERSION;
        return uses;
    }

    /**
     * Looks at a record, and writes its name in lower case.
     *
     * @param draft what was read
     * @return the reason why it cannot be used, or empty
     */
    Optional<String> problem(RecordDraft draft) {
        String broken = draft.broken;
        if (broken != null) {
            return Optional.of(broken);
        }
        int name = draft.text(RecordKey.NAME);
        int version = draft.text(RecordKey.VERSION);
        int build = draft.text(RecordKey.BUILD);
        int subdir = draft.text(RecordKey.SUBDIR);
        if (name < 0 || version < 0 || build < 0) {
            return Optional.of("it has no " + (name < 0 ? "name" : version < 0 ? "version" : "build"));
        }
        return nameProblem(draft, name)
                .or(() -> versionProblem(version))
                .or(() -> buildProblem(build))
                .or(() -> subdir < 0 ? Optional.empty() : unsafe("subdir", strings.string(subdir)));
    }

    private Optional<String> nameProblem(RecordDraft draft, int number) {
        if (good[NAME].get(number)) {
            return Optional.empty();
        }
        String written = strings.string(number);
        String name = written.toLowerCase(Locale.ROOT);
        boolean legal = !name.isEmpty()
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "_.-".indexOf(c) >= 0);
        if (!legal || name.startsWith(".") || name.startsWith("-")) {
            return Optional.of("its name is '" + written + "'");
        }
        if (name.startsWith("__")) {
            return Optional.of("names that begin with __ belong to virtual packages");
        }
        int lower = name.equals(written) ? number : strings.number(name);
        draft.putText(RecordKey.NAME, lower);
        good[NAME].set(lower);
        return Optional.empty();
    }

    private Optional<String> versionProblem(int version) {
        if (good[VERSION].get(version)) {
            return Optional.empty();
        }
        String text = strings.string(version);
        try {
            Version.parse(text);
        } catch (InvalidInput e) {
            return Optional.of("its version is '" + text + "'");
        }
        Optional<String> problem = unsafe("version", text);
        good[VERSION].set(version, problem.isEmpty());
        return problem;
    }

    private Optional<String> buildProblem(int build) {
        if (good[BUILD].get(build)) {
            return Optional.empty();
        }
        Optional<String> problem = unsafe("build", strings.string(build));
        good[BUILD].set(build, problem.isEmpty());
        return problem;
    }

    private static Optional<String> unsafe(String key, String text) {
        return isSafe(text) ? Optional.empty() : Optional.of("its " + key + " is '" + text + "'");
    }

    /** Whether a text can be part of a file name: printable ASCII that names no directory. */
    static boolean isSafe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '/' || c == '\\' || c == ':') {
                return false;
            }
        }
        return !text.isEmpty() && !text.equals(".") && !text.equals("..");
    }
}
