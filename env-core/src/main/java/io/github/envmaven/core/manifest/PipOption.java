package io.github.envmaven.core.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An option that pip is given.
 *
 * @param kind which option
 * @param value its value; empty for one that has none
 * @param line where it stands
 */
public record PipOption(Kind kind, String value, RequestedPip line) implements PipLine {

    /** The options that count for a lock, with all their spellings. */
    public enum Kind {
        /** {@code --index-url}: the index in place of the usual one. */
        INDEX_URL(Value.TEXT, "-i --index-url --pypi-url"),
        /** {@code --extra-index-url}: another index. */
        EXTRA_INDEX_URL(Value.TEXT, "--extra-index-url"),
        /** {@code --no-index}: no index at all. */
        NO_INDEX(Value.NONE, "--no-index"),
        /** {@code --find-links}: a directory of files. */
        FIND_LINKS(Value.TEXT, "-f --find-links"),
        /** {@code -r}: a file of requirements. */
        REQUIREMENTS(Value.PATH, "-r --requirement"),
        /** {@code -r pylock.toml}: what another tool locked (PEP 751). */
        PYLOCK(Value.PATH, ""),
        /** {@code -e}: a project's directory, to be worked on in place. */
        EDITABLE(Value.PATH, "-e --editable"),
        /** {@code --group}: a dependency group of a {@code pyproject.toml} (PEP 735). */
        GROUP(Value.PATH, "--group"),
        /** {@code -c}: a file of constraints. */
        CONSTRAINTS(Value.PATH, "-c --constraint"),
        /** {@code --pre}: pre-releases are as good as releases. */
        PRE(Value.NONE, "--pre"),
        /** {@code --require-hashes}: nothing is taken whose hash is not given. */
        REQUIRE_HASHES(Value.NONE, "--require-hashes"),
        /** An option that makes no difference to what is locked. */
        NO_EFFECT(
                Value.NONE,
                "--no-require-hashes --trusted-host --prefer-binary --only-binary --use-feature --no-cache-dir");

        private final Value value;
        private final String spellings;

        Kind(Value value, String spellings) {
            this.value = value;
            this.spellings = spellings;
        }

        static Optional<Kind> find(String spelling) {
            return Arrays.stream(values())
                    .filter(kind -> kind.spellings().contains(spelling))
                    .findFirst();
        }

        private List<String> spellings() {
            return spellings.isEmpty() ? List.of() : List.of(spellings.split(" ", -1));
        }

        boolean needsValue() {
            return value != Value.NONE;
        }

        /**
         * The spellings of all options whose value names a file or directory that has lines of its own.
         *
         * @return with their dashes
         */
        public static List<String> ofFiles() {
            return Arrays.stream(values())
                    .filter(kind -> kind.value == Value.PATH)
                    .flatMap(kind -> kind.spellings().stream())
                    .toList();
        }
    }

    /** What stands behind an option. */
    private enum Value {
        /** Nothing that counts. */
        NONE,
        /** A text. */
        TEXT,
        /** The place of something that has lines of its own. */
        PATH
    }
}
