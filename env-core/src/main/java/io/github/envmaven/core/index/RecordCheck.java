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

    private final StringTable strings;
    private final BitSet goodNames = new BitSet();
    private final BitSet goodVersions = new BitSet();
    private final BitSet goodParts = new BitSet();

    RecordCheck(StringTable strings) {
        this.strings = strings;
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
        if (draft.name < 0 || draft.version < 0 || draft.build < 0) {
            return Optional.of("it has no " + (draft.name < 0 ? "name" : draft.version < 0 ? "version" : "build"));
        }
        if (goodNames.get(draft.name) && goodVersions.get(draft.version) && goodParts.get(draft.build)) {
            return draft.subdir < 0 ? Optional.empty() : partProblem("subdir", draft.subdir);
        }
        return nameProblem(draft)
                .or(() -> versionProblem(draft.version))
                .or(() -> partProblem("build", draft.build))
                .or(() -> draft.subdir < 0 ? Optional.empty() : partProblem("subdir", draft.subdir));
    }

    private Optional<String> nameProblem(RecordDraft draft) {
        if (goodNames.get(draft.name)) {
            return Optional.empty();
        }
        String written = strings.string(draft.name);
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
        draft.name = name.equals(written) ? draft.name : strings.number(name);
        goodNames.set(draft.name);
        return Optional.empty();
    }

    private Optional<String> versionProblem(int version) {
        if (goodVersions.get(version)) {
            return Optional.empty();
        }
        String text = strings.string(version);
        try {
            Version.parse(text);
        } catch (InvalidInput e) {
            return Optional.of("its version is '" + text + "'");
        }
        Optional<String> problem = partProblem("version", version);
        if (problem.isEmpty()) {
            goodVersions.set(version);
        }
        return problem;
    }

    private Optional<String> partProblem(String key, int part) {
        if (goodParts.get(part)) {
            return Optional.empty();
        }
        String text = strings.string(part);
        if (!isSafe(text)) {
            return Optional.of("its " + key + " is '" + text + "'");
        }
        goodParts.set(part);
        return Optional.empty();
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
