package io.github.envmaven.core.error;

import io.github.envmaven.core.error.Explanation.Hint;
import io.github.envmaven.core.error.Explanation.Line;
import java.util.List;
import java.util.stream.Collectors;

/** Lays an explanation out: what cannot be met, how it comes to that as a tree, and what helps. */
final class ExplanationText {

    private static final String BREAK = "\n";

    private final Explanation explanation;
    private final StringBuilder text = new StringBuilder();

    ExplanationText(Explanation explanation) {
        this.explanation = explanation;
    }

    @Override
    public String toString() {
        text.append(header());
        if (explanation.story().isEmpty()) {
            explanation.specs().forEach(spec -> text.append(BREAK).append("- ").append(written(spec)));
            text.append(BREAK).append("It takes too many steps to retell why.");
        }
        addLines(explanation.story(), "");
        addHints();
        return text.toString();
    }

    private String header() {
        List<Explanation.Spec> specs = explanation.specs();
        String what = specs.size() == 1 ? ", this spec cannot be met" : ", these specs cannot be met together";
        String doubt = explanation.minimal() || specs.size() == 1 ? "" : " (fewer of them may be enough)";
        return "For " + explanation.platform() + what + doubt + ":"
                + (specs.size() == 1
                        ? ""
                        : specs.stream().map(Explanation.Spec::text).collect(Collectors.joining(", ", " ", "")));
    }

    private static String written(Explanation.Spec spec) {
        return spec.origin().isEmpty() ? spec.text() : spec.text() + " (" + spec.origin() + ")";
    }

    private void addLines(List<Line> lines, String indent) {
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            text.append(BREAK).append(indent).append(last ? "└─ " : "├─ ");
            text.append(lines.get(i).text());
            addLines(lines.get(i).lines(), indent + (last ? "   " : "│  "));
        }
    }

    private void addHints() {
        addHints(
                Hint.Reach.SOLVES,
                "This helps, as solving again showed:",
                "Each of these helps, as solving again showed:");
        addHints(
                Hint.Reach.SOLVES_THIS_CLASH,
                "This settles it, as solving again showed, but other specs then clash:",
                "Each of these settles it, as solving again showed, but other specs then clash:");
        addHints(Hint.Reach.NOT_CHECKED, "This may help, but was not tried:", "These may help, but were not tried:");
    }

    private void addHints(Hint.Reach reach, String ifOne, String ifMore) {
        List<Hint> hints = explanation.hints().stream()
                .filter(hint -> hint.reach() == reach)
                .toList();
        if (!hints.isEmpty()) {
            text.append(BREAK).append(hints.size() == 1 ? ifOne : ifMore);
        }
        hints.forEach(hint -> text.append(BREAK).append("- ").append(hint.text()));
    }
}
