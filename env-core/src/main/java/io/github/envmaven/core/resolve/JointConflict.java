package io.github.envmaven.core.resolve;

import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.error.Explanation;
import io.github.envmaven.core.error.Explanation.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a conflict that spans conda and pip as one: what pip cannot have, and why conda cannot give way. */
final class JointConflict {

    private JointConflict() {}

    /**
     * A way out that conda could not take.
     *
     * @param way what it would have been
     * @param why why conda cannot
     */
    record Refusal(WayOut way, Explanation why) {}

    static Explanation explain(String platform, Explanation pip, List<Refusal> refusals) {
        List<Explanation.Spec> specs = new ArrayList<>(pip.specs());
        List<Line> story = new ArrayList<>(pip.story());
        for (Refusal refusal : refusals) {
            String limits =
                    refusal.way().limits().stream().map(RequestedSpec::text).collect(Collectors.joining(" and "));
            refusal.why().specs().stream()
                    .filter(spec -> refusal.way().limits().stream()
                            .noneMatch(limit -> limit.text().equals(spec.text())))
                    .filter(spec -> !specs.contains(spec))
                    .forEach(specs::add);
            story.add(new Line(
                    "It could be met with " + limits + ", which conda cannot give:",
                    "limit",
                    refusal.way().limits().get(0).text().replaceFirst(" .*$", ""),
                    List.of(),
                    "",
                    "",
                    refusal.why().story()));
        }
        return new Explanation(
                refusals.isEmpty() ? pip.platform() : platform,
                specs,
                pip.minimal() && refusals.isEmpty(),
                story,
                pip.hints());
    }
}
