package io.github.envmaven.core.solve;

import io.github.envmaven.core.error.Explanation.Line;
import io.github.envmaven.core.solve.ConflictStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Words a retold conflict, as a tree: the user's wishes at the top, under each what follows from it. */
final class ConflictReport {

    private final List<ConflictStep> steps;
    private final StoryOrder order;
    private final StorySentence sentences;
    private final VersionList versions;
    private final PackageWords words;

    ConflictReport(PackageSource source, PackageWords words, List<ConflictStep> steps) {
        this.steps = steps;
        this.words = words;
        this.versions = new VersionList(source, words);
        this.order = new StoryOrder(steps);
        this.sentences = new StorySentence(source, words, steps, order);
    }

    /** The lines of the tree. */
    List<Line> lines() {
        return linesUnder(-1);
    }

    private List<Line> linesUnder(int parent) {
        List<Line> lines = new ArrayList<>();
        for (int number : order.children(parent)) {
            lines.add(line(number));
        }
        return lines;
    }

    private Line line(int number) {
        ConflictStep step = steps.get(number);
        OptionalInt outcome = soleOutcome(number);
        if (outcome.isPresent()) {
            ConflictStep end = steps.get(outcome.getAsInt());
            String text = sentences.withOutcome(step, outcome.getAsInt());
            return line(step, text, end.removed(), end.left(), List.of());
        }
        List<Line> under = linesUnder(number);
        return line(step, sentences.of(number, !under.isEmpty()), step.removed(), step.left(), under);
    }

    private Line line(ConflictStep step, String text, List<Integer> removed, List<Integer> left, List<Line> under) {
        boolean falls = step.kind() != Kind.WISH && step.kind() != Kind.FACT && !removed.isEmpty();
        return new Line(
                text,
                kind(step.kind()),
                words.name(step.name()),
                step.ask().requirements().stream().map(words::requirement).toList(),
                falls ? versions.versions(removed) : "",
                left.isEmpty() ? "" : versions.versions(left),
                under);
    }

    /** The only thing told under a step, where it says why nothing of what the step leaves can be used. */
    private OptionalInt soleOutcome(int number) {
        ConflictStep step = steps.get(number);
        List<Integer> children = order.children(number);
        if (children.size() != 1 || (step.kind() != Kind.WISH && step.kind() != Kind.REQUIRED_BY)) {
            return OptionalInt.empty();
        }
        int childNumber = children.get(0);
        ConflictStep child = steps.get(childNumber);
        boolean says = child.kind() == Kind.NEEDS || child.kind() == Kind.ALLOWS || child.kind() == Kind.DEFECT;
        return says
                        && child.name() == step.name()
                        && order.children(childNumber).isEmpty()
                        && child.removed().equals(step.left())
                ? OptionalInt.of(childNumber)
                : OptionalInt.empty();
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case REQUIRED_BY -> "needs";
            case CONSTRAINED_BY -> "allows";
            case WISHED_CONSTRAINT -> "limit";
            case NEEDS, ALLOWS, DEFECT -> "unusable";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
