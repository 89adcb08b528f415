package io.github.envmaven.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.Unsolvable;
import io.github.envmaven.core.names.PypiNames;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pypi.MemoryCatalog;
import io.github.envmaven.core.pypi.PypiRequest;
import io.github.envmaven.core.pypi.PypiResolver;
import io.github.envmaven.core.pypi.PypiWish;
import io.github.envmaven.core.solve.SolveLimits;
import io.github.envmaven.core.testing.Golden;
import io.github.envmaven.core.testing.TestChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JointResolverTest {

    private final MemoryCatalog catalog = new MemoryCatalog();
    private PypiNames names = PypiNames.bundled();

    @Test
    void takesWhatCondaBringsAndInstallsItOnce() {
        TestChannel channel = TestChannel.of("python 3.12.4", "numpy 2.1 : python 3.12.*");
        catalog.add("app 1.0 : numpy >=1.20").add("numpy 2.2");

        assertThat(solve(channel, List.of("python", "numpy"), "app"))
                .containsExactly("conda numpy 2.1", "conda python 3.12.4", "pip app 1.0");
    }

    @Test
    void letsTheVersionThatCondaBringsDecide() {
        TestChannel channel = TestChannel.of("python 3.12.4", "numpy 1.26 : python 3.12.*");
        catalog.add("app 2.0 : numpy >=2").add("app 1.0 : numpy").add("numpy 2.2");

        assertThat(solve(channel, List.of("python", "numpy"), "app")).contains("pip app 1.0");
    }

    @Test
    void knowsPackagesThatCondaCallsOtherwise() {
        TestChannel channel = TestChannel.of(
                "python 3.12.4", "pytorch 2.4 : python 3.12.*", "xxhash 0.8", "ours 1.5 : python 3.12.*");
        names = PypiNames.bundled().with(List.of("ours=theirs"));
        catalog.add("app 1.0 : torch >=2 & theirs & xxhash").add("xxhash 3.5").add("torch 2.5");

        assertThat(solve(channel, List.of("python", "pytorch", "xxhash", "ours"), "app"))
                .as("conda's xxhash needs no Python, so it is not the one that Python imports")
                .contains("pip xxhash 3.5", "pip app 1.0")
                .doesNotContain("pip torch 2.5");
    }

    @Test
    void asksCondaForAnotherVersionWherePipNeedsOne() {
        TestChannel channel = TestChannel.of(
                "python 3.12.4",
                "numpy 1.25 : python 3.12.*",
                "numpy 1.26 : python 3.12.*",
                "numpy 2.1 : python 3.12.*");
        catalog.add("app 1.0 : numpy <2");

        JointSolution solution = resolve(channel, List.of("python", "numpy"), "app");

        assertThat(texts(solution)).contains("conda numpy 1.26", "pip app 1.0");
        assertThat(solution.learned()).containsExactly("numpy <2");
    }

    @Test
    void asksCondaForAnotherPythonWherePipNeedsOne() {
        TestChannel channel = TestChannel.of("python 3.11.9", "python 3.12.4", "python 3.13.1");
        catalog.add("app 1.0 : old").add("old 1.0");
        catalog.requiresPython("old", "<3.13");

        JointSolution solution = resolve(channel, List.of("python"), "app");

        assertThat(texts(solution)).containsExactly("conda python 3.12.4", "pip app 1.0", "pip old 1.0");
        assertThat(solution.learned()).containsExactly("python 3.12.*");
    }

    @Test
    void triesTheNextWayWhereCondaRefusesTheFirst() {
        TestChannel channel = TestChannel.of(
                "python 3.12.4",
                "numpy 1.26 : python 3.12.*",
                "numpy 1.0 : python 3.12.*; attic",
                "numpy 2.1 : python 3.12.*",
                "pandas 3.0 : python 3.12.*; numpy >=2",
                "pandas 2.0 : python 3.12.*; numpy >=1.26");
        catalog.add("app 1.0 : numpy <2");

        assertThat(solve(channel, List.of("python", "numpy", "pandas"), "app"))
                .contains("conda numpy 1.26", "conda pandas 2.0");
    }

    @Test
    void tellsAConflictOfBothHalvesAsOne() {
        TestChannel channel = TestChannel.of(
                "python 3.12.4",
                "numpy 1.26 : python 3.12.*",
                "numpy 2.1 : python 3.12.*",
                "pandas 3.0 : python 3.12.*; numpy >=2");
        catalog.add("app 1.0 : numpy <2").add("app 1.1 : numpy <2");

        Unsolvable conflict =
                catchThrowableOfType(Unsolvable.class, () -> solve(channel, List.of("python", "pandas"), "app"));

        Golden.matches(conflict.getMessage());
    }

    @Test
    void tellsAConflictThatIsPipsAlone() {
        TestChannel channel = TestChannel.of("python 3.12.4", "python 3.11.0");
        catalog.add("app 1.0 : lib <2").add("lib 1.0").add("lib 2.0");

        Unsolvable conflict =
                catchThrowableOfType(Unsolvable.class, () -> solve(channel, List.of("python"), "app", "lib >=2"));

        Golden.matches(conflict.getMessage());
    }

    @Test
    void saysThatThereIsNoPython() {
        TestChannel channel = TestChannel.of("zlib 1.0");
        catalog.add("app 1.0");

        assertThatThrownBy(() -> solve(channel, List.of("zlib"), "app"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("app needs a Python on linux-64, and conda brings none");
    }

    @Test
    void refusesAFileOfWhatCondaBrings() {
        TestChannel channel = TestChannel.of("python 3.12.4", "numpy 2.1 : python 3.12.*");

        assertThatThrownBy(() -> solve(
                        channel, List.of("python", "numpy"), "numpy @ https://example.org/numpy-2.2-py3-none-any.whl"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("names a file of numpy, and conda brings test/linux-64::numpy-2.1-0 already");
    }

    private List<String> solve(TestChannel channel, List<String> conda, String... pip) {
        return texts(resolve(channel, conda, pip));
    }

    private JointSolution resolve(TestChannel channel, List<String> conda, String... pip) {
        PipTerms terms = new PipTerms(
                Arrays.stream(pip).map(PypiWish::of).toList(),
                List.of(),
                List.of(),
                List.<Requirement>of(),
                Map.of(),
                PypiRequest.Rules.DEFAULT,
                names);
        return new JointResolver(new CondaResolver(), new PypiResolver(catalog, SolveLimits.DEFAULT))
                .resolve(channel.request(conda.toArray(String[]::new)).build(), terms);
    }

    private static List<String> texts(JointSolution solution) {
        List<String> texts = new ArrayList<>();
        solution.conda()
                .records()
                .forEach(record -> texts.add("conda " + record.packageRecord().name() + " "
                        + record.packageRecord().version()));
        solution.pypi().packages().forEach(pinned -> texts.add("pip " + pinned.name() + " " + pinned.version()));
        texts.sort(null);
        return texts;
    }
}
