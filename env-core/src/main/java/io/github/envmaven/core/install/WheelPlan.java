package io.github.envmaven.core.install;

import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.wheel.WheelFile;
import java.util.List;

/**
 * What has to be done about the wheels of a prefix, after everything about conda's packages.
 *
 * @param unlinked the installed ones that leave, for good or to be replaced
 * @param linked those to install, by name
 * @param unchanged the installed ones that stay as they are
 */
public record WheelPlan(List<InstalledWheel> unlinked, List<WheelFile> linked, List<InstalledWheel> unchanged) {

    /** There are none. */
    public static final WheelPlan NONE = new WheelPlan(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public WheelPlan {
        unlinked = List.copyOf(unlinked);
        linked = List.copyOf(linked);
        unchanged = List.copyOf(unchanged);
    }

    /**
     * Whether the prefix has just the wheels that it should.
     *
     * @return whether there is nothing to do
     */
    public boolean isEmpty() {
        return unlinked.isEmpty() && linked.isEmpty();
    }

    /**
     * How many leave for good.
     *
     * @return packages of which no other file comes
     */
    public int removed() {
        return (int) unlinked.stream()
                .filter(old -> linked.stream().noneMatch(file -> file.project().equals(old.project())))
                .map(InstalledWheel::project)
                .distinct()
                .count();
    }

    /**
     * How many come that were not there.
     *
     * @return packages of which no other file leaves
     */
    public int installed() {
        return (int) linked.stream()
                .filter(file -> unlinked.stream().noneMatch(old -> old.project().equals(file.project())))
                .count();
    }
}
