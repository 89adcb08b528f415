package io.github.envmaven.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.explain.TreeNode.Cut;
import io.github.envmaven.core.lock.LockedDigests;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.Golden;
import io.github.envmaven.core.testing.TestChannel;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DependencyTreeTest {

    private static final TestChannel KITCHEN = TestChannel.of(
            "cake 2.1 : flour >=1; butter 1.*; oven",
            "bread 3.0 : flour; water; oven >=2",
            "oven 2.4 : __glibc >=2.17; steel",
            "butter 1.2 : milk >=3,<4",
            "flour 1.9 : mill",
            "mill 0.3 : steel",
            "milk 3.1",
            "steel 7.0 : __glibc >=2.28",
            "water 1.0");
    private static final List<VirtualPackage> FACTS =
            List.of(new VirtualPackage(new PackageName("__glibc"), Version.parse("2.36"), "0"));

    @Test
    void showsWhatEverythingNeedsOnceAndNearestToTheTop() {
        Golden.matches(below(TestGraph.all(KITCHEN, TestGraph.wishes("cake 2.*", "bread", "mill"), FACTS)));
    }

    @Test
    void showsWhatNeedsAPackageUpToWhatWasAskedFor() {
        DependencyGraph graph = TestGraph.all(KITCHEN, TestGraph.wishes("cake 2.*", "bread"), FACTS);

        Golden.matches(above(graph, "steel"));
    }

    @Test
    void showsWhatNeedsSomethingOfTheMachine() {
        DependencyGraph graph = TestGraph.all(KITCHEN, TestGraph.wishes("cake 2.*", "bread"), FACTS);

        Golden.matches(above(graph, "__glibc"));
    }

    @Test
    void goesNoDeeperThanAskedFor() {
        DependencyGraph graph = TestGraph.all(KITCHEN, TestGraph.wishes("cake 2.*", "bread"), FACTS);

        Golden.matches(String.join("\n", TreeText.below("kitchen", graph, DependencyTree.below(graph, 1))) + "\n");
    }

    @Test
    void beginsWithWhatNothingNeedsWhereNothingIsKnownToBeAskedFor() {
        Golden.matches(below(TestGraph.all(KITCHEN, List.of(), List.of())));
    }

    @Test
    void endsWherePackagesNeedEachOther() {
        TestChannel circle = TestChannel.of("hen 1.0 : egg", "egg 2.0 : hen", "nest 1.0 : hen");

        Golden.matches(below(TestGraph.all(circle, TestGraph.wishes("nest"), List.of()))
                + below(TestGraph.all(circle, List.of(), List.of()))
                + above(TestGraph.all(circle, TestGraph.wishes("nest"), List.of()), "egg"));
    }

    @Test
    void tellsWhatIsMissing() {
        TestChannel channel = TestChannel.of("cake 2.1 : flour >=1");

        Golden.matches(below(TestGraph.all(channel, TestGraph.wishes("cake", "tea >=2"), List.of())));
    }

    @Test
    void leadsFromPipPackagesToTheirOwnAndToThoseOfConda() {
        TestChannel channel = TestChannel.of("python 3.12.1", "idna 2.0 : python");
        List<LockedPackage> pip =
                List.of(pip("requests", "2.32.0", Map.of("IDNA", ">=2.5", "python", "")), pip("idna", "3.7", Map.of()));
        List<Wish> wishes = List.of(
                new Wish("python", "python 3.12.*", "environment.yml:3"),
                new Wish(DependencyGraph.pipId("Requests"), "Requests", "environment.yml:6"));

        Golden.matches(below(TestGraph.all(channel, pip, wishes, TestChannel.PLATFORM)));
    }

    @Test
    void showsEachPackageOfRandomEnvironmentsAndAllThatNeedsIt() {
        for (int seed = 0; seed < 300; seed++) {
            TestChannel channel = random(new Random(seed));
            DependencyGraph graph = TestGraph.all(channel, TestGraph.wishes("p0", "p3"), List.of());
            List<TreeNode> tree = DependencyTree.below(graph, DependencyTree.UNLIMITED);

            List<String> unrolled = new ArrayList<>();
            tree.forEach(root -> collectUnrolled(root, unrolled));
            Set<String> shown = new TreeSet<>();
            tree.forEach(root -> collect(root, shown));
            assertThat(unrolled).as("seed " + seed).doesNotHaveDuplicates();
            assertThat(shown)
                    .as("seed " + seed)
                    .isEqualTo(new TreeSet<>(
                            graph.packages().stream().map(GraphNode::name).toList()));
            for (GraphNode node : graph.packages()) {
                Set<String> above = new TreeSet<>();
                collect(DependencyTree.above(graph, node.id(), DependencyTree.UNLIMITED), above);
                assertThat(above).as("seed " + seed + " " + node.id()).isEqualTo(ancestors(graph, node.id()));
            }
        }
    }

    /** Packages p0 to p9 in one version, with any needs at all among them. */
    private static TestChannel random(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Set<String> needs = new TreeSet<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                needs.add("p" + random.nextInt(10));
            }
            needs.remove("p" + i);
            lines.add("p" + i + " 1." + i + " : " + String.join("; ", needs));
        }
        return TestChannel.of(lines.toArray(String[]::new));
    }

    private static void collectUnrolled(TreeNode node, List<String> unrolled) {
        if (!node.below().isEmpty()) {
            assertThat(node.cut()).isEqualTo(Cut.NONE);
            unrolled.add(node.name());
        }
        node.below().forEach(below -> collectUnrolled(below, unrolled));
    }

    private static void collect(TreeNode node, Set<String> names) {
        names.add(node.name());
        node.below().forEach(below -> collect(below, names));
    }

    /** The package and all that lead to it, found by going on until nothing is new. */
    private static Set<String> ancestors(DependencyGraph graph, String id) {
        Set<String> found = new HashSet<>(Set.of(id));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (GraphNode node : graph.packages()) {
                boolean leads = node.needs().stream().anyMatch(need -> found.contains(need.target()));
                grows |= leads && found.add(node.id());
            }
        }
        return new TreeSet<>(found);
    }

    private static LockedPackage pip(String name, String version, Map<String, String> needs) {
        return new LockedPackage.Pip(
                name,
                version,
                TestChannel.PLATFORM,
                needs,
                "https://example.org/" + name + "-" + version + "-py3-none-any.whl",
                LockedDigests.of(null, null),
                List.of("main"),
                "",
                "");
    }

    private static String below(DependencyGraph graph) {
        List<TreeNode> roots = DependencyTree.below(graph, DependencyTree.UNLIMITED);
        return String.join("\n", TreeText.below("kitchen", graph, roots)) + "\n";
    }

    private static String above(DependencyGraph graph, String name) {
        GraphNode node = graph.find(name).orElseThrow();
        TreeNode root = DependencyTree.above(graph, node.id(), DependencyTree.UNLIMITED);
        return String.join("\n", TreeText.above(node.label() + " in kitchen", root)) + "\n";
    }
}
