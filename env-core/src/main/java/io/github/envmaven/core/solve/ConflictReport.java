package io.github.envmaven.core.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Words a retold conflict, as a tree: the user's wishes at the top, under each what follows from it. */
final class ConflictReport {

    private final PackageSource source;
    private final PackageWords words;
    private final VersionList versions;
    private final List<ConflictStep> steps;

    ConflictReport(PackageSource source, PackageWords words, List<ConflictStep> steps) {
        this.source = source;
        this.words = words;
        this.versions = new VersionList(source, words);
        this.steps = steps;
    }

    /** The lines of the tree. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        addChildren(lines, -1, "");
        return lines;
    }

    private void addChildren(List<String> lines, int parent, String indent) {
        List<Integer> children = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).parent() == parent) {
                children.add(i);
            }
        }
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            lines.add(indent + (last ? "└─ " : "├─ ") + sentence(steps.get(children.get(i))));
            addChildren(lines, children.get(i), indent + (last ? "   " : "│  "));
        }
    }

    private String sentence(ConflictStep step) {
        return switch (step.kind()) {
            case FACT -> "this machine has " + versions.describe(step.left());
            case WISH -> wish(step);
            case WISHED_CONSTRAINT ->
                versions.requirements(step.requirements()) + " is a limit that leaves " + leftOrNothing(step);
            case REQUIRED_BY -> asked("needs ", step);
            case CONSTRAINED_BY -> asked("allows only ", step);
            case NEEDS ->
                versions.describe(step.removed()) + " cannot be used: " + verb(step, "needs ", "need ")
                        + versions.requirements(step.requirements()) + obstacle(step);
            case ALLOWS ->
                versions.describe(step.removed()) + " cannot be used: "
                        + verb(step, "allows only ", "allow only ") + versions.requirements(step.requirements())
                        + obstacle(step);
            case DEFECT ->
                versions.describe(step.removed()) + " cannot be used: "
                        + source.dependencies(step.removed().get(0)).defect().orElse("");
        };
    }

    private static String verb(ConflictStep step, String forOne, String forMany) {
        return step.removed().size() == 1 ? "it " + forOne : "they " + forMany;
    }

    private String wish(ConflictStep step) {
        int requirement = step.requirements().get(0);
        String text = words.requirement(requirement);
        if (source.matching(requirement).length == 0) {
            return text + ": " + nothing(requirement);
        }
        if (step.left().isEmpty()) {
            return text + spent(step);
        }
        String available = versions.versions(step.left());
        return available.isEmpty() ? text : text + ", which can be " + available;
    }

    private String asked(String verb, ConflictStep step) {
        String text = verb + versions.requirements(step.requirements());
        boolean matchable =
                step.requirements().stream().anyMatch(requirement -> source.matching(requirement).length > 0);
        if (!matchable) {
            return text + ": " + nothing(step.requirements().get(0));
        }
        if (step.left().isEmpty()) {
            return text + spent(step);
        }
        boolean mere = step.left().size()
                == step.requirements().stream()
                        .flatMap(requirement ->
                                Arrays.stream(source.matching(requirement)).boxed())
                        .distinct()
                        .count();
        return mere ? text : text + ", which leaves " + versions.describe(step.left());
    }

    private String spent(ConflictStep step) {
        return step.removed().isEmpty()
                ? ", but the above rules out every " + words.name(step.name())
                : ", but " + versions.describe(step.removed()) + " is all that the above leaves";
    }

    private String obstacle(ConflictStep step) {
        boolean matchable =
                step.requirements().stream().anyMatch(requirement -> source.matching(requirement).length > 0);
        String why = matchable && !step.antecedents().isEmpty()
                ? ", but the above leaves " + leftOrNothing(steps.get(lastOf(step.antecedents())))
                : ": " + nothing(step.requirements().get(0));
        return step.left().isEmpty() || step.left().size() > step.removed().size()
                ? why
                : why + "; left is " + versions.describe(step.left());
    }

    private static int lastOf(List<Integer> numbers) {
        return numbers.get(numbers.size() - 1);
    }

    private String leftOrNothing(ConflictStep step) {
        return step.left().isEmpty() ? "no " + words.name(step.name()) : versions.describe(step.left());
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
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }
}
