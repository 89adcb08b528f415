package io.github.envmaven.core.explain;

import io.github.envmaven.core.explain.BuildAnswer.Other;
import java.util.List;

/** Words why a package is the build that it is. */
final class BuildText {

    private static final int MOST_BUILDS = 6;

    private final List<String> lines;
    private final Explanation explanation;
    private final String relock;

    BuildText(List<String> lines, Explanation explanation, String relock) {
        this.lines = lines;
        this.explanation = explanation;
        this.relock = relock;
    }

    void add() {
        BuildAnswer builds = explanation.builds();
        if (builds.verdict() == Verdict.UNKNOWN) {
            return;
        }
        lines.add("");
        lines.add("Why this build");
        String number = "Build number " + builds.highest();
        switch (builds.verdict()) {
            case LOCK_IS_BEHIND -> {
                lines.add("  The lock is behind: build number " + builds.highest() + " fits, this is " + builds.number()
                        + ".");
                lines.add("  To get it, lock again for the newest of everything: '" + relock + "'.");
            }
            case HELD_BACK -> {
                lines.add("  This is build number " + builds.number() + ".");
                new HindranceText(lines).add(number + " is", builds.hindrances());
            }
            case POSSIBLE -> {
                lines.add("  This is build number " + builds.number() + ". " + number
                        + " would fit if it was asked for; then");
                ChangeText.add(lines, builds.changes(), explanation.name());
            }
            default ->
                lines.add(
                        builds.others().isEmpty()
                                ? "  It is the only build of " + explanation.version() + "."
                                : "  Build number " + builds.number() + " is the highest of " + explanation.version()
                                        + ".");
        }
        addOthers(builds);
    }

    private void addOthers(BuildAnswer builds) {
        List<Other> rivals = builds.others().stream()
                .filter(other -> other.number() >= builds.number())
                .toList();
        if (rivals.isEmpty()) {
            return;
        }
        lines.add("  The other builds:");
        for (Other other : rivals.subList(0, Math.min(MOST_BUILDS, rivals.size()))) {
            lines.add("    " + other.build() + " " + (other.reason().isEmpty() ? "would do as well" : other.reason()));
        }
        if (rivals.size() > MOST_BUILDS) {
            lines.add("    and " + (rivals.size() - MOST_BUILDS) + " more");
        }
    }
}
