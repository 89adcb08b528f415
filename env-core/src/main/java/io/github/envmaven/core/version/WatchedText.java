package io.github.envmaven.core.version;

/** A text that can be looked at so often and no more, which ends a regular expression that would run for years. */
final class WatchedText implements CharSequence {

    private final String text;
    private int looksLeft;

    WatchedText(String text, int looks) {
        this.text = text;
        this.looksLeft = looks;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--looksLeft < 0) {
            throw new TooManyLooks();
        }
        return text.charAt(index);
    }

    /** What a matcher captured; it is not searched. */
    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Ends a match; the one who started it catches this. */
    static final class TooManyLooks extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooManyLooks() {
            super(null, null, false, false);
        }
    }
}
