package io.github.envmaven.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the byte keys against the order as CEP 33 words it, walked segment by segment. */
class VersionPropertiesTest {

    private final List<Version> versions = texts(120).map(Version::parse).toList();

    private static Stream<String> texts(int count) {
        RandomVersions random = new RandomVersions(33);
        return Stream.generate(random::next).limit(count);
    }

    @Test
    void comparesAsTheStandardWalksTheSegments() {
        for (Version a : versions) {
            for (Version b : versions) {
                assertThat(Integer.signum(a.compareTo(b))).as("%s and %s", a, b).isEqualTo(walk(a, b));
            }
        }
    }

    @Test
    void startsWithWhatTheStandardWalksTo() {
        for (Version version : versions) {
            for (Version prefix : versions) {
                assertThat(version.startsWith(prefix))
                        .as("%s starts with %s", version, prefix)
                        .isEqualTo(walksInto(version, prefix));
            }
        }
    }

    @Test
    void ordersTotally() {
        for (Version a : versions) {
            for (Version b : versions) {
                assertThat(a.equals(b)).isEqualTo(a.compareTo(b) == 0);
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
                if (a.equals(b)) {
                    assertThat(a).hasSameHashCodeAs(b);
                }
            }
        }
        List<Version> sorted = versions.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                assertThat(sorted.get(i)).isLessThanOrEqualTo(sorted.get(j));
            }
        }
    }

    @Test
    void keepsTheTextAndStartsWithItself() {
        texts(300).forEach(text -> {
            Version version = Version.parse(text);

            assertThat(version).hasToString(text);
            assertThat(version.startsWith(version)).as(text).isTrue();
            assertThat(Version.parse(text.toUpperCase(Locale.ROOT))).isEqualTo(version);
        });
    }

    private static int walk(Version a, Version b) {
        int main = walk(a.segments(), b.segments());
        return main != 0 ? main : walk(a.localSegments(), b.localSegments());
    }

    private static int walk(List<List<String>> a, List<List<String>> b) {
        for (int s = 0; s < Math.max(a.size(), b.size()); s++) {
            List<String> left = s < a.size() ? a.get(s) : List.of();
            List<String> right = s < b.size() ? b.get(s) : List.of();
            for (int c = 0; c < Math.max(left.size(), right.size()); c++) {
                int order = compare(component(left, c), component(right, c));
                if (order != 0) {
                    return order;
                }
            }
        }
        return 0;
    }

    private static String component(List<String> segment, int index) {
        return index < segment.size() ? segment.get(index) : "0";
    }

    private static int compare(String a, String b) {
        if (rank(a) != rank(b)) {
            return Integer.compare(rank(a), rank(b));
        }
        return rank(a) == 4 ? new BigInteger(a).compareTo(new BigInteger(b)) : Integer.signum(a.compareTo(b));
    }

    /** dev, then words that begin with an underscore, then other words, then numbers, then post. */
    private static int rank(String component) {
        if (component.equals("dev")) {
            return 1;
        }
        if (component.equals("post")) {
            return 5;
        }
        if (Character.isDigit(component.charAt(0))) {
            return 4;
        }
        return component.startsWith("_") ? 2 : 3;
    }

    private static boolean walksInto(Version version, Version prefix) {
        if (!prefix.hasLocal()) {
            return walksInto(version.segments(), prefix.segments());
        }
        return walk(version.segments(), prefix.segments()) == 0
                && walksInto(version.localSegments(), prefix.localSegments());
    }

    private static boolean walksInto(List<List<String>> version, List<List<String>> prefix) {
        int last = prefix.size() - 1;
        List<String> there = last < version.size() ? version.get(last) : List.of();
        List<String> wanted = prefix.get(last);
        int end = wanted.size() - 1;
        boolean segmentsBefore = walk(version.subList(0, Math.min(last, version.size())), prefix.subList(0, last)) == 0;
        boolean componentsBefore =
                walk(List.of(there.subList(0, Math.min(end, there.size()))), List.of(wanted.subList(0, end))) == 0;
        String found = component(there, end);
        boolean number = Character.isDigit(wanted.get(end).charAt(0)) || rank(wanted.get(end)) == 5;
        boolean lastComponent =
                (number || rank(found) >= 4) ? compare(found, wanted.get(end)) == 0 : begins(found, wanted.get(end));
        return segmentsBefore && componentsBefore && lastComponent;
    }

    private static boolean begins(String found, String wanted) {
        boolean dev = found.equals("dev") || wanted.equals("dev");
        return dev ? found.equals(wanted) : found.startsWith(wanted);
    }
}
