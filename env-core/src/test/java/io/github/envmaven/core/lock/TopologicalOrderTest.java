package io.github.envmaven.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TopologicalOrderTest {

    @Test
    void putsEachPackageAfterWhatItNeeds() {
        assertThat(names(List.of(conda("a", "c", "b"), conda("b", "d"), conda("c", "d", "missing"), conda("d"))))
                .containsExactly("d", "b", "c", "a");
    }

    @Test
    void endsOnCycles() {
        assertThat(names(List.of(conda("pip", "python"), conda("python", "pip", "zlib"), conda("zlib"))))
                .containsExactly("zlib", "python", "pip");
    }

    @RepeatedTest(50)
    void holdsForAnyGraphAndAnyOrderOfInput(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<LockedPackage.Conda> packages = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<String> needs = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                if (random.nextInt(4) == 0) {
                    needs.add("p" + (char) ('a' + (j * 7) % 30));
                }
            }
            packages.add(conda("p" + (char) ('a' + (i * 7) % 30), needs.toArray(String[]::new)));
        }
        List<String> ordered = names(packages);
        Collections.shuffle(packages, random);

        assertThat(names(packages)).isEqualTo(ordered);
        Set<String> seen = new HashSet<>();
        for (LockedPackage.Conda locked : TopologicalOrder.of(packages)) {
            assertThat(seen).containsAll(locked.dependencies().keySet());
            seen.add(locked.name());
        }
        assertThat(seen).hasSize(30);
    }

    private static List<String> names(List<LockedPackage.Conda> packages) {
        return TopologicalOrder.of(packages).stream()
                .map(LockedPackage.Conda::name)
                .toList();
    }

    private static LockedPackage.Conda conda(String name, String... needs) {
        Map<String, String> dependencies = new TreeMap<>();
        for (String need : needs) {
            dependencies.put(need, "");
        }
        return new LockedPackage.Conda(
                name,
                "1",
                "0",
                "linux-64",
                dependencies,
                "https://h/c/linux-64/" + name + "-1-0.conda",
                LockedDigests.of(null, null),
                List.of("main"));
    }
}
