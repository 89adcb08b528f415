package io.github.envmaven.core.pep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The tags that one interpreter accepts, the best first (PEP 425). Immutable. */
public final class WheelTags {

    private static final int FIRST_MINOR_WITH_ABI3 = 2;

    private final List<WheelTag> tags;
    private final Map<WheelTag, Integer> ranks = new HashMap<>();

    private WheelTags(List<WheelTag> tags) {
        this.tags = List.copyOf(tags);
        for (int i = 0; i < tags.size(); i++) {
            ranks.putIfAbsent(tags.get(i), i);
        }
    }

    /**
     * What a CPython accepts.
     *
     * @param minor the N of Python 3.N
     * @param abi its binary interface: {@code cp3N}, or {@code cp3Nt} for the free-threaded build
     * @param platforms the platform tags, the best first
     * @return the tags
     */
    public static WheelTags cpython(int minor, String abi, List<String> platforms) {
        Tags tags = new Tags(platforms);
        String interpreter = "cp3" + minor;
        String stable = abi.endsWith("t") ? "abi3t" : "abi3";
        tags.add(interpreter, abi);
        if (minor >= FIRST_MINOR_WITH_ABI3) {
            tags.add(interpreter, stable);
        }
        tags.add(interpreter, "none");
        for (int older = minor - 1; older >= FIRST_MINOR_WITH_ABI3; older--) {
            tags.add("cp3" + older, stable);
        }
        tags.addPure(minor, interpreter);
        return new WheelTags(tags.list);
    }

    /**
     * What another interpreter accepts, such as PyPy.
     *
     * @param minor the N of the Python 3.N that it implements
     * @param interpreter its tag, for example {@code pp310}; the two letters are the family's
     * @param abi its binary interface, for example {@code pypy310_pp73}
     * @param platforms the platform tags, the best first
     * @return the tags
     */
    public static WheelTags other(int minor, String interpreter, String abi, List<String> platforms) {
        Tags tags = new Tags(platforms);
        tags.add(interpreter, abi);
        tags.add(interpreter, "none");
        tags.addPure(minor, interpreter.substring(0, 2) + "3");
        return new WheelTags(tags.list);
    }

    /**
     * All tags.
     *
     * @return the tags, the best first
     */
    public List<WheelTag> list() {
        return tags;
    }

    /**
     * How well a wheel fits.
     *
     * @param wheel the wheel
     * @return 0 for the best, growing; empty where it does not fit
     */
    public OptionalInt rank(WheelName wheel) {
        return rank(wheel.tags());
    }

    /**
     * How well a wheel with some tags fits.
     *
     * @param alternatives its tags
     * @return 0 for the best, growing; empty where it does not fit
     */
    public OptionalInt rank(List<WheelTag> alternatives) {
        return alternatives.stream()
                .map(ranks::get)
                .filter(rank -> rank != null)
                .mapToInt(Integer::intValue)
                .min();
    }

    /** Collects tags, each for every platform. */
    private static final class Tags {

        private final List<WheelTag> list = new ArrayList<>();
        private final List<String> platforms;

        Tags(List<String> platforms) {
            this.platforms = platforms;
        }

        void add(String python, String abi) {
            for (String platform : platforms) {
                list.add(new WheelTag(python, abi, platform));
            }
        }

        /** What is no binary, or no Python's: first with, then without a platform. */
        void addPure(int minor, String interpreter) {
            List<String> pythons = new ArrayList<>(List.of("py3" + minor, "py3"));
            for (int older = minor - 1; older >= 0; older--) {
                pythons.add("py3" + older);
            }
            for (String python : pythons) {
                add(python, "none");
            }
            list.add(new WheelTag(interpreter, "none", "any"));
            for (String python : pythons) {
                list.add(new WheelTag(python, "none", "any"));
            }
        }
    }
}
