package io.github.envmaven.core.index;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Locale;
import java.util.Random;

/** Writes JSON as untidily as the grammar allows, white space anywhere, characters escaped at random, or as tidily. Seeded. */
final class RandomJson {

    private static final String ALPHABET = "abcxyz_-.0189 \"\\/\b\f\n\r\t{}[]:,\u00e9\u4e2d\uff5e";

    private static final String NAMED = "\"\\/\b\f\n\r\t";
    private static final String NAMES = "\"\\/bfnrt";

    private final Random random;
    private final boolean isTidy;

    private RandomJson(Random random, boolean isTidy) {
        this.random = random;
        this.isTidy = isTidy;
    }

    /** JSON as nobody writes it. */
    static RandomJson untidy(long seed) {
        return new RandomJson(new Random(seed), false);
    }

    /** JSON as channels write it: no white space, and only those escapes that must be. */
    static RandomJson tidy(long seed) {
        return new RandomJson(new Random(seed), true);
    }

    /** Any value, nested a few levels at most. */
    String value(int depth) {
        int kind = random.nextInt(depth > 0 ? 9 : 6);
        return switch (kind) {
            case 0 -> "true";
            case 1 -> "false";
            case 2 -> "null";
            case 3 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 4 -> number();
            case 5 -> string(text());
            case 6 -> list(depth);
            default -> object(depth);
        };
    }

    /** A string literal with some of its characters escaped. */
    String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(character -> append(out, character));
        return out.append('"').toString();
    }

    private void append(StringBuilder out, int character) {
        int known = NAMED.indexOf(character);
        boolean mustEscape = character < ' ' || character == '"' || character == '\\';
        if ((random.nextInt(8) == 0 && !isTidy) || (mustEscape && known < 0)) {
            // Both halves of a pair, or none.
            for (char unit : Character.toChars(character)) {
                out.append(String.format(Locale.ROOT, random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
            }
        } else if (mustEscape || (known >= 0 && random.nextBoolean() && !isTidy)) {
            out.append('\\').append(NAMES.charAt(known));
        } else {
            out.appendCodePoint(character);
        }
    }

    /** Nothing, mostly. */
    String space() {
        StringBuilder out = new StringBuilder();
        while (random.nextInt(4) == 0 && !isTidy) {
            out.append(" \t\n\r".charAt(random.nextInt(4)));
        }
        return out.toString();
    }

    /** A stream that gives a few bytes at a time, so that every token crosses a boundary sooner or later. */
    InputStream trickle(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(9)));
            }
        };
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        int length = random.nextInt(3) == 0 ? random.nextInt(60) : random.nextInt(12);
        for (int i = 0; i < length; i++) {
            out.append(
                    random.nextInt(20) == 0
                            ? Character.toString(0x1f300 + random.nextInt(100))
                            : Character.toString(ALPHABET.charAt(random.nextInt(ALPHABET.length()))));
        }
        return out.toString();
    }

    private String number() {
        return random.nextInt(1000) + "." + random.nextInt(1000)
                + (random.nextBoolean() ? "" : "E" + (random.nextInt(20) - 10));
    }

    private String list(int depth) {
        StringBuilder out = new StringBuilder("[").append(space());
        int length = random.nextInt(5);
        for (int i = 0; i < length; i++) {
            out.append(i == 0 ? "" : ",")
                    .append(space())
                    .append(value(depth - 1))
                    .append(space());
        }
        return out.append(']').toString();
    }

    private String object(int depth) {
        StringBuilder out = new StringBuilder("{").append(space());
        int length = random.nextInt(5);
        for (int i = 0; i < length; i++) {
            out.append(i == 0 ? "" : ",").append(space()).append(string(i + text()));
            out.append(space())
                    .append(':')
                    .append(space())
                    .append(value(depth - 1))
                    .append(space());
        }
        return out.append('}').toString();
    }
}
