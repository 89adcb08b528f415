package io.github.envmaven.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentYamlTest {

    @Test
    void readsEveryKey() {
        Manifest manifest = parse("""
                name: demo
                channels:
                  - conda-forge
                  - nodefaults
                platforms: [linux-64, osx-arm64]
                category: dev
                variables:
                  A: 1.10
                  B:
                pip-repositories:
                  - https://example.org/simple
                dependencies:
                  - python >=3.12
                  - pip:
                    - requests ==2.32.3
                """);

        assertThat(manifest.name()).isEqualTo("demo");
        assertThat(manifest.channels()).containsExactly("conda-forge");
        assertThat(manifest.defaultChannels()).isEqualTo(DefaultChannels.EXCLUDED);
        assertThat(manifest.platforms()).containsExactly("linux-64", "osx-arm64");
        assertThat(manifest.variables()).containsEntry("A", "1.10").containsEntry("B", "");
        assertThat(manifest.pipRepositories()).containsExactly("https://example.org/simple");
        assertThat(manifest.specs()).hasSize(1);
        RequestedSpec python = manifest.specs().get(0);
        assertThat(python.name()).hasToString("python");
        assertThat(python.text()).isEqualTo("python >=3.12");
        assertThat(python.category()).isEqualTo("dev");
        assertThat(python.origin()).isEqualTo("environment.yml:13");
        assertThat(manifest.pip().get(0).text()).isEqualTo("requests ==2.32.3");
        assertThat(manifest.pip().get(0).origin()).isEqualTo("environment.yml:15");
        assertThat(manifest.warnings()).isEmpty();
    }

    @Test
    void selectsLinesByTheirComments() {
        Manifest manifest = parse("""
                dependencies:
                  - a
                  - b  # [linux]
                  - c  # needed there [unix]
                  - d  # [win]
                  - e  # [arm64]
                """);

        assertThat(namesFor(manifest, "linux-64")).containsExactly("a", "b", "c");
        assertThat(namesFor(manifest, "osx-arm64")).containsExactly("a", "c", "e");
        assertThat(namesFor(manifest, "win-64")).containsExactly("a", "d");
        assertThat(namesFor(manifest, "linux-riscv64")).containsExactly("a", "b", "c");
    }

    @Test
    void selectsLinesBySel() {
        Manifest manifest = parse("""
                dependencies:
                  - sel(unix): a
                  - sel(linux): b
                  - sel(osx): c
                  - sel(win): d
                """);

        assertThat(namesFor(manifest, "linux-64")).containsExactly("a", "b");
        assertThat(namesFor(manifest, "osx-64")).containsExactly("a", "c");
        assertThat(namesFor(manifest, "win-64")).containsExactly("d");
    }

    @Test
    void leavesALineOutWhoseCommentLooksLikeASelectorAndSaysSo() {
        Manifest manifest = parse("dependencies:\n  - a  # see [docs]\n  - b\n");

        assertThat(namesFor(manifest, "linux-64")).containsExactly("b");
        assertThat(manifest.warnings())
                .containsExactly("environment.yml:2: 'a' is left out on every platform, because '[docs]' in the comment"
                        + " after it is read as a selector.");
    }

    @Test
    void takesNoUrlFragmentForASelector() {
        Manifest manifest = parse("dependencies:\n  - pip:\n    - x @ https://example.org/y.zip#egg=x[extra]\n");

        assertThat(manifest.pipFor("linux-64")).hasSize(1);
    }

    @Test
    void asksForPipWherePipHasSomethingToInstall() {
        Manifest manifest = parse("dependencies:\n  - python\n  - pip:  # [linux]\n    - requests\n");

        assertThat(namesFor(manifest, "linux-64")).containsExactly("python", "pip");
        assertThat(namesFor(manifest, "win-64")).containsExactly("python");
    }

    @Test
    void warnsOfKeysThatHaveNoEffect() {
        Manifest manifest = parse("chanels: [x]\ndependencies: []\n");

        assertThat(manifest.warnings())
                .containsExactly("environment.yml:1: 'chanels' is no key of an environment file and has no effect; did"
                        + " you mean 'channels'?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - a | environment.yml:1: an environment file is a mapping with the key 'dependencies', not a list.
            name: x | environment.yml:1: the key 'dependencies' is missing.
            dependencies: | environment.yml:1: 'dependencies' is empty, not a list.
            dependencies: python | environment.yml:1: 'dependencies' is text, not a list.
            dependencies: [3.10] | environment.yml:1: a dependency is a number, not text: 3.10.
            dependencies: [~] | environment.yml:1: a dependency is empty.
            dependencies: [{npm: [x]}] | environment.yml:1: 'dependencies' has no section 'npm'.
            dependencies: [{sel(bsd): x}] | environment.yml:1: 'dependencies' has no section 'sel(bsd)'.
            dependencies: [{pip: x}] | environment.yml:1: 'pip' is text, not a list.
            dependencies: [{pip: [[x]]}] | environment.yml:1: a pip requirement is a list, not text.
            {channels: conda-forge, dependencies: []} | environment.yml:1: 'channels' is text, not a list.
            {channels: [1.0], dependencies: []} | environment.yml:1: an item of 'channels' is a number, not text: 1.0.
            {variables: [a], dependencies: []} | environment.yml:1: 'variables' is a list, not a mapping.
            {variables: {A: [1]}, dependencies: []} | environment.yml:1: the variable 'A' is a list, not text.
            {platforms: [noarch], dependencies: []} | environment.yml:1: 'noarch' is no platform an environment can be for.
            {platforms: [linux64], dependencies: []} | environment.yml:1: 'linux64' is no platform; did you mean 'linux-64'?
            {name: base, dependencies: []} | environment.yml:1: 'base' is the name of conda's own environment.
            {name: a b, dependencies: []} | environment.yml:1: an environment cannot be called 'a b'.
            """)
    void saysWhereAndWhatIsWrong(String document, String message) {
        assertThatThrownBy(() -> parse(document))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(message);
    }

    private static Manifest parse(String text) {
        return EnvironmentYaml.parse(text, "environment.yml");
    }

    private static List<String> namesFor(Manifest manifest, String platform) {
        return manifest.specsFor(platform).stream()
                .map(spec -> spec.name().value())
                .toList();
    }
}
