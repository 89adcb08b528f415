package io.github.envmaven.core.explain;

import io.github.envmaven.core.explain.VersionAnswer.HeldBack;
import io.github.envmaven.core.explain.VersionAnswer.LeftOut;
import java.util.List;

/** Words why a package is not newer. */
final class NewerText {

    private final List<String> lines;
    private final Explanation explanation;
    private final VersionAnswer newer;
    private final String relock;

    NewerText(List<String> lines, Explanation explanation, String relock) {
        this.lines = lines;
        this.explanation = explanation;
        this.newer = explanation.newer();
        this.relock = relock;
    }

    void add() {
        if (newer.verdict() == Verdict.UNKNOWN) {
            return;
        }
        String version = explanation.version();
        lines.add("");
        lines.add("Why not newer");
        if (newer.newest().equals(version)) {
            lines.add("  " + version + " is the newest.");
        } else if (newer.verdict() == Verdict.NEWEST) {
            lines.add("  The channels have nothing newer.");
        } else {
            lines.add("  " + newer.newest() + " is the newest, " + version + " is locked.");
        }
        addReachable();
        addHeldBack();
        for (LeftOut left : newer.leftOut()) {
            lines.add("  " + left.versions() + (isOne(left.versions()) ? " is" : " are") + " left out: " + left.reason()
                    + ".");
        }
        if (newer.unasked() > 0) {
            lines.add("  " + newer.unasked() + " more were not looked into.");
        }
    }

    private void addReachable() {
        String reachable = newer.reachable();
        if (newer.verdict() == Verdict.LOCK_IS_BEHIND) {
            lines.add("  The lock is behind: " + reachable + " fits what was asked for.");
            lines.add("  To get it, lock again for the newest of everything: '" + relock + "'.");
        } else if (newer.verdict() == Verdict.POSSIBLE) {
            lines.add("  " + reachable + " would fit if it was asked for, as '" + explanation.name() + " >=" + reachable
                    + "'; then");
            ChangeText.add(lines, newer.changes(), explanation.name());
        }
    }

    private void addHeldBack() {
        HindranceText hindrances = new HindranceText(lines);
        for (HeldBack held : newer.heldBack()) {
            hindrances.add(held.versions() + (isOne(held.versions()) ? " is" : " are"), held.hindrances());
            hindrances.addWayOut(held.newest(), held.hindrances(), held.way());
        }
    }

    private static boolean isOne(String versions) {
        return !versions.contains(" to ") && !versions.contains(", ");
    }
}
