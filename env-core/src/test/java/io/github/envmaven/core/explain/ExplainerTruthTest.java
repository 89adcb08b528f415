package io.github.envmaven.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.conda.CondaConflict;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.CondaSolution;
import io.github.envmaven.core.conda.OfferedRecord;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.TestChannel;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether explanations of random environments are true, by asking for every newer version one by one. */
class ExplainerTruthTest {

    private static final int SEEDS = 60;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    @Test
    void saysNothingThatIsNotSo() {
        Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            CondaRequest request = request(random);
            if (new CondaResolver().attempt(request) instanceof CondaSolution) {
                DependencyGraph graph = TestGraph.locked(request);
                for (GraphNode node : graph.packages()) {
                    Explanation explanation =
                            new Explainer(graph, TestChannel.PLATFORM).explain(RequestedSpec.of(node.name()), request);
                    seen.merge(explanation.newer().verdict(), 1, Integer::sum);
                    checkVersions("seed " + seed + ", " + node.label(), request, node, explanation.newer());
                }
            }
        }

        assertThat(seen).containsOnlyKeys(Verdict.NEWEST, Verdict.HELD_BACK, Verdict.POSSIBLE);
    }

    private static void checkVersions(String where, CondaRequest request, GraphNode node, VersionAnswer answer) {
        List<Version> newer = OfferedRecord.of(request, new PackageName(node.name())).stream()
                .map(offered -> offered.record().packageRecord().version())
                .filter(version -> version.compareTo(Version.parse(node.version())) > 0)
                .toList();
        List<Version> possible = newer.stream()
                .filter(version -> fits(request, request.specs(), node.name() + " ==" + version))
                .toList();
        switch (answer.verdict()) {
            case NEWEST -> assertThat(newer).as(where).isEmpty();
            case HELD_BACK -> {
                assertThat(newer).as(where).isNotEmpty();
                assertThat(possible).as(where).isEmpty();
            }
            case POSSIBLE ->
                assertThat(answer.reachable())
                        .as(where)
                        .isEqualTo(possible.get(0).toString());
            default -> throw new AssertionError(where + ": " + answer.verdict());
        }
        for (VersionAnswer.HeldBack held : answer.heldBack()) {
            WayOut way = held.way();
            if (!way.equals(WayOut.NONE)) {
                List<RequestedSpec> changed = new ArrayList<>();
                for (RequestedSpec spec : request.specs()) {
                    if (way.loosen().contains(spec.toString())) {
                        changed.add(RequestedSpec.of(
                                spec.spec().name().orElseThrow().value()));
                    } else if (!way.drop().contains(spec.toString())) {
                        changed.add(spec);
                    }
                }
                assertThat(fits(request, changed, node.name() + " ==" + held.newest()))
                        .as(where)
                        .isTrue();
            }
        }
    }

    private static boolean fits(CondaRequest request, List<RequestedSpec> specs, String trial) {
        List<RequestedSpec> all = new ArrayList<>(specs);
        all.add(RequestedSpec.of(trial));
        return !(new CondaResolver().attempt(request.asking(all)) instanceof CondaConflict);
    }

    private static CondaRequest request(Random random) {
        List<String> lines = new ArrayList<>();
        for (String name : NAMES) {
            for (int version = 1; version <= 3; version++) {
                lines.add(name + " " + version + " : " + list(random, name) + " | " + list(random, name));
            }
        }
        String[] specs = new String[1 + random.nextInt(3)];
        for (int i = 0; i < specs.length; i++) {
            specs[i] = spec(random, NAMES.get(i));
        }
        return CondaRequest.builder(
                        TestChannel.PLATFORM,
                        List.of(TestChannel.of(lines.toArray(String[]::new)).source()),
                        TestGraph.written(specs))
                .build();
    }

    private static String list(Random random, String except) {
        List<String> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (!name.equals(except)) {
                list.add(spec(random, name));
            }
        }
        return String.join("; ", list);
    }

    private static String spec(Random random, String name) {
        int version = 1 + random.nextInt(3);
        return switch (random.nextInt(4)) {
            case 0 -> name;
            case 1 -> name + " >=" + version;
            case 2 -> name + " <=" + version;
            default -> name + " !=" + version;
        };
    }
}
