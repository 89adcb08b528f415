package io.github.envmaven.core.pep;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of versions as ranges that do not touch, in ascending order.
 *
 * @param ranges the ranges
 */
record VersionRanges(List<Range> ranges) {

    /** Every version. */
    static final VersionRanges ALL = of(VersionPoint.START, VersionPoint.END);

    VersionRanges {
        ranges = List.copyOf(ranges);
    }

    /**
     * All versions between two points.
     *
     * @param low where it begins
     * @param high where it ends, behind {@code low}
     */
    record Range(VersionPoint low, VersionPoint high) {

        boolean contains(Pep440Version version) {
            return VersionPoint.compare(low.version(), low.place(), version, VersionPoint.Place.AT) < 0
                    && VersionPoint.compare(high.version(), high.place(), version, VersionPoint.Place.AT) > 0;
        }
    }

    static VersionRanges of(VersionPoint low, VersionPoint high) {
        return new VersionRanges(low.compareTo(high) < 0 ? List.of(new Range(low, high)) : List.of());
    }

    boolean contains(Pep440Version version) {
        for (Range range : ranges) {
            if (range.contains(version)) {
                return true;
            }
        }
        return false;
    }

    VersionRanges complement() {
        List<Range> gaps = new ArrayList<>();
        VersionPoint low = VersionPoint.START;
        for (Range range : ranges) {
            if (low.compareTo(range.low()) < 0) {
                gaps.add(new Range(low, range.low()));
            }
            low = range.high();
        }
        if (low.compareTo(VersionPoint.END) < 0) {
            gaps.add(new Range(low, VersionPoint.END));
        }
        return new VersionRanges(gaps);
    }

    VersionRanges intersect(VersionRanges other) {
        List<Range> common = new ArrayList<>();
        for (Range left : ranges) {
            for (Range right : other.ranges) {
                VersionPoint low = left.low().compareTo(right.low()) >= 0 ? left.low() : right.low();
                VersionPoint high = left.high().compareTo(right.high()) <= 0 ? left.high() : right.high();
                if (low.compareTo(high) < 0) {
                    common.add(new Range(low, high));
                }
            }
        }
        return new VersionRanges(common);
    }

    /** Tells whether some version lies in a range. */
    boolean isInhabited() {
        return ranges.stream()
                .anyMatch(range -> FirstVersion.any(range.low())
                        .map(first -> VersionPoint.before(first).compareTo(range.high()) < 0)
                        .orElse(true));
    }

    /** Tells whether some version lies in a range that is no pre-release. */
    boolean holdsFinal() {
        return ranges.stream()
                .anyMatch(range -> FirstVersion.ofFinals(range.low())
                        .map(first -> VersionPoint.before(first).compareTo(range.high()) < 0)
                        .orElse(true));
    }
}
