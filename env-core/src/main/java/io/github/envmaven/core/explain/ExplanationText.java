package io.github.envmaven.core.explain;

import io.github.envmaven.core.explain.Explanation.Requirer;
import java.util.ArrayList;
import java.util.List;

/** Words an explanation. */
public final class ExplanationText {

    private static final int MOST_CHAINS = 5;
    private static final int MOST_REQUIRERS = 12;

    private final Explanation explanation;
    private final String relock;
    private final List<String> lines = new ArrayList<>();

    private ExplanationText(Explanation explanation, String relock) {
        this.explanation = explanation;
        this.relock = relock;
    }

    /**
     * The words.
     *
     * @param explanation what is to be said
     * @param relock the command that locks again for the newest of everything
     * @return lines
     */
    public static List<String> of(Explanation explanation, String relock) {
        ExplanationText text = new ExplanationText(explanation, relock);
        text.write();
        return text.lines;
    }

    private void write() {
        boolean isThere = !explanation.kind().equals(GraphNode.Kind.MISSING.toString());
        lines.add(title(isThere));
        explanation.notes().forEach(note -> {
            lines.add("");
            note.lines().forEach(lines::add);
        });
        if (isThere) {
            addChains();
        }
        addRequirers();
        if (!explanation.asked().spec().isEmpty() || !isThere) {
            new SpecText(lines, explanation, relock).add();
        }
        new NewerText(lines, explanation, relock).add();
        new BuildText(lines, explanation, relock).add();
    }

    private String title(boolean isThere) {
        String label = (explanation.name() + " " + explanation.version() + " " + explanation.build()).strip();
        if (explanation.kind().equals(GraphNode.Kind.MACHINE.toString())) {
            return explanation.name() + " for " + explanation.platform()
                    + ": no package, but a fact about the machine"
                    + (explanation.version().isEmpty() ? "" : ", taken to be " + explanation.version());
        }
        return isThere
                ? label + " for " + explanation.platform()
                : explanation.name() + " is not in the environment for " + explanation.platform();
    }

    private void addChains() {
        List<Chain> chains = explanation.chains();
        heading("Why it is there");
        if (chains.isEmpty()) {
            lines.add("  Nothing that was asked for needs it, as far as is known.");
        }
        List<Chain> told =
                chains.stream().filter(Chain::isOwn).limit(MOST_CHAINS).toList();
        for (Chain chain : told) {
            lines.add("  " + chain.asked() + (chain.links().isEmpty() ? " asks for it" : ""));
            chain.links()
                    .forEach(link -> lines.add(
                            "    " + (link.name() + " " + link.version()).strip() + " needs " + link.needs()));
        }
        if (chains.size() > told.size()) {
            lines.add("  and " + (chains.size() - told.size()) + " more of what was asked for leads to it");
        }
    }

    private void addRequirers() {
        List<Requirer> requirers = explanation.requirers();
        if (requirers.isEmpty()) {
            return;
        }
        heading("Who needs it");
        List<Requirer> shown = new ArrayList<>(requirers.stream()
                .filter(requirer -> !requirer.refuses().isEmpty())
                .toList());
        requirers.stream().filter(requirer -> requirer.refuses().isEmpty()).forEach(shown::add);
        int width = 0;
        for (Requirer requirer : shown.subList(0, Math.min(MOST_REQUIRERS, shown.size()))) {
            width = Math.max(width, label(requirer).length());
        }
        for (Requirer requirer : shown.subList(0, Math.min(MOST_REQUIRERS, shown.size()))) {
            String refuses = requirer.refuses().isEmpty() ? "" : "  (not " + requirer.refuses() + ")";
            lines.add("  " + label(requirer)
                    + " ".repeat(width - label(requirer).length()) + "  " + requirer.needs() + refuses);
        }
        if (shown.size() > MOST_REQUIRERS) {
            lines.add("  and " + (shown.size() - MOST_REQUIRERS) + " more");
        }
    }

    private static String label(Requirer requirer) {
        return requirer.name() + " " + requirer.version();
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }
}
