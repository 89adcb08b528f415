package io.github.envmaven.core.pep;

import java.util.List;

/**
 * A place on the line of all versions, at which a range of them begins or ends: never at a version itself, always
 * between two.
 *
 * @param version the version it is named by
 * @param place where the point lies, seen from there
 */
record VersionPoint(Pep440Version version, Place place) implements Comparable<VersionPoint> {

    /** Where a point lies, seen from its version. */
    enum Place {
        /** Just before it. */
        BEFORE,
        /** The version itself. */
        AT,
        /** Just behind it, before any local version that extends it. */
        AFTER,
        /** Behind its local versions. */
        AFTER_LOCALS,
        /** Behind its post-releases. */
        AFTER_POSTS,
        /** Behind every version. */
        TOP
    }

    private static final Pep440Version LEAST =
            Pep440Version.of(0, new long[] {0}, PreKind.NONE, Pep440Version.ABSENT, Pep440Version.ABSENT, 0);

    /** Before every version. */
    static final VersionPoint START = new VersionPoint(LEAST, Place.BEFORE);

    /** Behind every version. */
    static final VersionPoint END = new VersionPoint(LEAST, Place.TOP);

    static VersionPoint before(Pep440Version version) {
        return new VersionPoint(version, Place.BEFORE);
    }

    @Override
    public int compareTo(VersionPoint other) {
        return compare(version, place, other.version, other.place);
    }

    /** Compares as PEP 440 orders versions; places matter only where the versions leave it open. */
    static int compare(Pep440Version left, Place leftPlace, Pep440Version right, Place rightPlace) {
        if (leftPlace == Place.TOP || rightPlace == Place.TOP) {
            return Boolean.compare(leftPlace == Place.TOP, rightPlace == Place.TOP);
        }
        int order = left.compareRelease(right);
        if (order == 0) {
            order = Integer.compare(kindRank(left), kindRank(right));
        }
        if (order == 0) {
            order = Long.compare(left.pre, right.pre);
        }
        if (order == 0) {
            order = Long.compare(post(left, leftPlace), post(right, rightPlace));
        }
        if (order == 0) {
            order = Long.compare(dev(left, leftPlace), dev(right, rightPlace));
        }
        if (order == 0) {
            order = compareLocal(left, leftPlace, right, rightPlace);
        }
        return order;
    }

    /** Development releases of a final release come before its alphas. */
    private static int kindRank(Pep440Version version) {
        boolean mereDev = version.preKind == PreKind.NONE && !version.isPostRelease() && version.isDevRelease();
        return mereDev ? -1 : version.preKind.rank;
    }

    private static long post(Pep440Version version, Place place) {
        return place == Place.AFTER_POSTS ? Long.MAX_VALUE : version.post;
    }

    private static long dev(Pep440Version version, Place place) {
        return place == Place.AFTER_POSTS || !version.isDevRelease() ? Long.MAX_VALUE : version.dev;
    }

    private static int compareLocal(Pep440Version left, Place leftPlace, Pep440Version right, Place rightPlace) {
        boolean leftBehind = leftPlace.compareTo(Place.AFTER_LOCALS) >= 0;
        boolean rightBehind = rightPlace.compareTo(Place.AFTER_LOCALS) >= 0;
        if (leftBehind || rightBehind) {
            return Boolean.compare(leftBehind, rightBehind);
        }
        int order = compareLocal(left.local, right.local);
        return order != 0 ? order : leftPlace.compareTo(rightPlace);
    }

    private static int compareLocal(List<String> left, List<String> right) {
        for (int i = 0; i < left.size() && i < right.size(); i++) {
            int order = compareSegment(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /** Numbers come after words. */
    private static int compareSegment(String left, String right) {
        boolean leftNumber = Pep440Parser.isNumber(left);
        if (leftNumber != Pep440Parser.isNumber(right)) {
            return leftNumber ? 1 : -1;
        }
        if (leftNumber && left.length() != right.length()) {
            return Integer.compare(left.length(), right.length());
        }
        return left.compareTo(right);
    }
}
