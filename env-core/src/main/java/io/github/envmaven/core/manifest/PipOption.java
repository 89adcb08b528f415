package io.github.envmaven.core.manifest;

/**
 * An option that pip is given.
 *
 * @param kind which option
 * @param value its value; empty for one that has none
 * @param line where it stands
 */
public record PipOption(Kind kind, String value, RequestedPip line) implements PipLine {

    /** The options that count for a lock. */
    public enum Kind {
        /** {@code --index-url}: the index in place of the usual one. */
        INDEX_URL,
        /** {@code --extra-index-url}: another index. */
        EXTRA_INDEX_URL,
        /** {@code --no-index}: no index at all. */
        NO_INDEX,
        /** {@code --find-links}: a directory of files. */
        FIND_LINKS,
        /** {@code -r}: a file of requirements. */
        REQUIREMENTS,
        /** {@code -r pylock.toml}: what another tool locked (PEP 751). */
        PYLOCK,
        /** {@code -e}: a project's directory, to be worked on in place. */
        EDITABLE,
        /** {@code --group}: a dependency group of a {@code pyproject.toml} (PEP 735). */
        GROUP,
        /** {@code -c}: a file of constraints. */
        CONSTRAINTS,
        /** {@code --pre}: pre-releases are as good as releases. */
        PRE,
        /** {@code --require-hashes}: nothing is taken whose hash is not given. */
        REQUIRE_HASHES,
        /** An option that makes no difference to what is locked. */
        NO_EFFECT
    }
}
