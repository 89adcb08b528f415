package io.github.envmaven.core.explain;

import java.util.List;

/** Words whether what was asked about could be had. */
final class SpecText {

    private final List<String> lines;
    private final Explanation explanation;
    private final String relock;

    SpecText(List<String> lines, Explanation explanation, String relock) {
        this.lines = lines;
        this.explanation = explanation;
        this.relock = relock;
    }

    void add() {
        SpecAnswer asked = explanation.asked();
        String spec = asked.spec().isEmpty() ? explanation.name() : asked.spec();
        lines.add("");
        switch (asked.verdict()) {
            case PRESENT -> lines.add("It is what '" + spec + "' asks for.");
            case LOCK_IS_BEHIND -> {
                lines.add(
                        "The lock is behind: locking again gives " + explanation.name() + " " + asked.version() + ".");
                lines.add("  To get it, lock again for the newest of everything: '" + relock + "'.");
            }
            case POSSIBLE -> {
                lines.add("'" + spec + "' can be had: " + explanation.name() + " " + asked.version() + ". With it");
                ChangeText.add(lines, asked.changes(), explanation.name());
                lines.add("  To have it, add '" + spec + "' to what is asked for, and lock.");
            }
            case HELD_BACK -> {
                HindranceText hindrances = new HindranceText(lines);
                lines.add("Why not");
                hindrances.add("'" + spec + "' is", asked.hindrances());
                hindrances.addWayOut("'" + spec + "'", asked.hindrances(), asked.way());
            }
            case LEFT_OUT -> {
                lines.add("What '" + spec + "' asks for is left out:");
                asked.hindrances().forEach(reason -> reason.story().forEach(line -> lines.add("  " + line)));
            }
            case NOT_OFFERED -> {
                lines.add("Nothing in the channels for " + explanation.platform() + " is what '" + spec + "' asks for"
                        + (asked.hindrances().isEmpty() ? "." : ":"));
                asked.hindrances().forEach(reason -> reason.story().forEach(line -> lines.add("  " + line)));
            }
            case NEWEST, UNKNOWN -> lines.add("Whether '" + spec + "' could be had cannot be told.");
        }
    }
}
