package io.github.envmaven.core.solve;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One step of a conflict as a statement. */
final class StorySentence {

    private final PackageSource source;
    private final PackageWords words;
    private final VersionList versions;
    private final List<ConflictStep> steps;
    private final StoryOrder order;

    StorySentence(PackageSource source, PackageWords words, List<ConflictStep> steps, StoryOrder order) {
        this.source = source;
        this.words = words;
        this.versions = new VersionList(source, words);
        this.steps = steps;
        this.order = order;
    }

    /**
     * The statement of a step.
     *
     * @param number which step
     * @param leads whether something is told under it
     */
    String of(int number, boolean leads) {
        ConflictStep step = steps.get(number);
        return switch (step.kind()) {
            case FACT -> "the target machine has " + versions.describe(step.left());
            case WISH -> wish(number, leads);
            case WISHED_CONSTRAINT -> "limit " + versions.asked(step.ask()) + leaving(step);
            case REQUIRED_BY -> asked("needs ", number);
            case CONSTRAINED_BY -> asked("allows only ", number);
            case NEEDS, ALLOWS, DEFECT -> unusable(number);
            case DEAD_END ->
                versions.describe(step.removed()) + verb(step, " leads", " lead") + " nowhere" + left(step);
        };
    }

    /** A step and why nothing of what it leaves can be used, as one statement. */
    String withOutcome(ConflictStep step, int outcome) {
        String subject = versions.versions(steps.get(outcome).removed());
        if (step.kind() == ConflictStep.Kind.WISH) {
            String text = words.requirement(step.ask().requirements().get(0));
            return text + ": " + (subject.isEmpty() ? "" : subject + " ") + outcome(outcome);
        }
        return versions.isWritten(step.ask())
                ? "needs " + versions.asked(step.ask()) + ": " + (subject.isEmpty() ? "" : subject + " ")
                        + outcome(outcome)
                : "needs " + versions.describe(steps.get(outcome).removed()) + ", which " + outcome(outcome);
    }

    private String wish(int number, boolean leads) {
        ConflictStep step = steps.get(number);
        int requirement = step.ask().requirements().get(0);
        String text = words.requirement(requirement);
        if (step.ask().isHopeless()) {
            return text + ": " + nothing(requirement);
        }
        if (step.left().isEmpty()) {
            return text + spent(number);
        }
        String available = versions.versions(step.left());
        return available.isEmpty() || !leads ? text : text + ", which can be " + available;
    }

    private String asked(String verb, int number) {
        ConflictStep step = steps.get(number);
        String text = verb + versions.asked(step.ask());
        if (step.ask().isHopeless()) {
            return text + ": " + nothing(step);
        }
        if (step.left().isEmpty()) {
            return text + spent(number);
        }
        boolean mere = step.left().size() == step.ask().matching().size();
        return mere ? text : text + ", which leaves " + versions.describe(step.left());
    }

    private static String leaving(ConflictStep step) {
        return step.left().isEmpty() ? ", which nothing meets" : "";
    }

    private String spent(int number) {
        ConflictStep step = steps.get(number);
        if (step.removed().isEmpty()) {
            return ", but no " + words.name(step.name()) + " is left";
        }
        List<Integer> before = IntStream.range(0, number)
                .filter(other -> steps.get(other).name() == step.name())
                .boxed()
                .toList();
        return order.areAbove(before, number)
                ? ", but the above leaves " + versions.describe(step.removed())
                : ", but it must be " + versions.versions(step.removed()) + " (below)";
    }

    private String unusable(int number) {
        return versions.describe(steps.get(number).removed()) + " " + outcome(number);
    }

    /** Why the candidates that fall away do, without their name. */
    private String outcome(int number) {
        ConflictStep step = steps.get(number);
        if (step.kind() == ConflictStep.Kind.DEFECT) {
            return "cannot be used: "
                    + source.dependencies(step.removed().get(0)).defect().orElse("");
        }
        String asks = step.kind() == ConflictStep.Kind.NEEDS
                ? verb(step, "needs ", "need ")
                : verb(step, "allows only ", "allow only ");
        String why = step.ask().isHopeless() || step.antecedents().isEmpty() ? nothing(step) : obstacle(step, number);
        return asks + versions.asked(step.ask()) + ", but " + why + left(step);
    }

    private String obstacle(ConflictStep step, int number) {
        int last = step.antecedents().stream()
                .filter(other -> steps.get(other).name() == step.causeName())
                .max(Comparator.naturalOrder())
                .orElse(number);
        List<Integer> left = steps.get(last).left();
        String name = words.name(steps.get(last).name());
        if (order.areAbove(step.antecedents(), number)) {
            return left.isEmpty() ? "no " + name + " is left" : "the above leaves " + versions.unlike(left, step.ask());
        }
        return left.isEmpty()
                ? "no " + name + " can be used (below)"
                : "that must be " + versions.unlike(left, step.ask()) + " (below)";
    }

    private String left(ConflictStep step) {
        return step.left().isEmpty() || step.left().size() > step.removed().size()
                ? ""
                : "; left is " + versions.describe(step.left());
    }

    private static String verb(ConflictStep step, String forOne, String forMany) {
        return step.removed().size() == 1 ? forOne : forMany;
    }

    private String nothing(ConflictStep step) {
        return step.ask().form() == ConflictStep.Form.ALL_OF
                ? "nothing is all of that"
                : nothing(step.ask().requirements().get(0));
    }

    /** Why nothing matches a requirement. */
    private String nothing(int requirement) {
        List<PackageWords.Exclusion> exclusions = words.excluded(requirement);
        if (exclusions.isEmpty()) {
            return words.missing(requirement);
        }
        return exclusions.stream()
                .map(exclusion -> versions.describe(exclusion.candidates())
                        + (exclusion.candidates().size() == 1 ? " is left out: " : " are left out: ")
                        + exclusion.reason())
                .collect(Collectors.joining("; "));
    }
}
