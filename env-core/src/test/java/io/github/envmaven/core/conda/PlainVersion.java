package io.github.envmaven.core.conda;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as CEP 33 words it: lists of lists, walked in step. Slow, and apart from the product's own reading, so that
 * one can check the other.
 *
 * @param main the epoch's segment, then the others; each component is a {@link BigInteger} or a {@link String}
 * @param local the segments after {@code +}
 */
record PlainVersion(List<List<Object>> main, List<List<Object>> local) implements Comparable<PlainVersion> {

    private static final Pattern COMPONENT = Pattern.compile("[0-9]+|\\*+|[^0-9*]+");

    private static final Pattern SEPARATOR = Pattern.compile("[._]");

    static PlainVersion parse(String text) {
        String rest = text.strip().toLowerCase(Locale.ROOT);
        if (!rest.contains("_")) {
            rest = rest.replace('-', '_');
        }
        int bang = rest.indexOf('!');
        String epoch = bang < 0 ? "0" : rest.substring(0, bang);
        rest = rest.substring(bang + 1);
        int plus = rest.indexOf('+');
        String released = plus < 0 ? rest : rest.substring(0, plus);
        List<List<Object>> main = new ArrayList<>();
        main.add(segment(epoch));
        // A "_" at the very end belongs to the last segment: 1.0.2_ comes before 1.0.2a.
        boolean open = released.endsWith("_");
        List<String> parts = split(open ? released.substring(0, released.length() - 1) : released);
        for (int i = 0; i < parts.size(); i++) {
            main.add(segment(parts.get(i) + (open && i == parts.size() - 1 ? "_" : "")));
        }
        List<List<Object>> local = new ArrayList<>();
        if (plus >= 0) {
            split(rest.substring(plus + 1)).forEach(part -> local.add(segment(part)));
        }
        return new PlainVersion(main, local);
    }

    private static List<String> split(String text) {
        return List.of(SEPARATOR.split(text, -1));
    }

    private static List<Object> segment(String text) {
        List<Object> components = new ArrayList<>();
        Matcher matcher = COMPONENT.matcher(text);
        while (matcher.find()) {
            String found = matcher.group();
            components.add(Character.isDigit(found.charAt(0)) ? new BigInteger(found) : found);
        }
        if (components.isEmpty() || components.get(0) instanceof String) {
            components.add(0, BigInteger.ZERO);
        }
        return components;
    }

    @Override
    public int compareTo(PlainVersion other) {
        int order = compare(main, other.main);
        return order != 0 ? order : compare(local, other.local);
    }

    /** Whether {@code prefix.*} matches this version. */
    boolean startsWith(PlainVersion prefix) {
        if (!prefix.local.isEmpty()) {
            return compare(main, prefix.main) == 0 && startsWith(local, prefix.local);
        }
        return startsWith(main, prefix.main);
    }

    private static boolean startsWith(List<List<Object>> whole, List<List<Object>> prefix) {
        int last = prefix.size() - 1;
        for (int i = 0; i < last; i++) {
            if (compareSegments(at(whole, i), prefix.get(i)) != 0) {
                return false;
            }
        }
        List<Object> segment = at(whole, last);
        List<Object> wanted = prefix.get(last);
        int open = wanted.size() - 1;
        for (int i = 0; i < open; i++) {
            if (compareComponents(component(segment, i), wanted.get(i)) != 0) {
                return false;
            }
        }
        Object found = component(segment, open);
        return compareComponents(found, wanted.get(open)) == 0
                || (found instanceof String word && wanted.get(open) instanceof String start && word.startsWith(start));
    }

    private static int compare(List<List<Object>> left, List<List<Object>> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = compareSegments(at(left, i), at(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareSegments(List<Object> left, List<Object> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = compareComponents(component(left, i), component(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<Object> at(List<List<Object>> segments, int index) {
        return index < segments.size() ? segments.get(index) : List.of();
    }

    private static Object component(List<Object> segment, int index) {
        return index < segment.size() ? segment.get(index) : BigInteger.ZERO;
    }

    private static int compareComponents(Object left, Object right) {
        if (left instanceof BigInteger number && right instanceof BigInteger other) {
            return number.compareTo(other);
        }
        int order = Integer.compare(rank(left), rank(right));
        return order != 0 || left instanceof BigInteger
                ? order
                : left.toString().compareTo(right.toString());
    }

    /** dev, then words, then numbers, then post. */
    private static int rank(Object component) {
        if (component instanceof BigInteger) {
            return 2;
        }
        return component.equals("post") ? 3 : component.equals("dev") ? 0 : 1;
    }
}
