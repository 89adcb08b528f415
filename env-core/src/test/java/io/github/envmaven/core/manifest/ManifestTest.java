package io.github.envmaven.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {

    @Test
    void letsALaterFileReplaceWhatAnEarlierOneAsksOfAPackage() {
        Manifest merged = Manifest.merge(List.of(
                yaml("main.yml", "name: main\ndependencies: [python >=3.10, numpy]\nvariables: {A: x, B: y}\n"),
                yaml("dev.yml", "category: dev\ndependencies: [pytest, python 3.12.*]\nvariables: {B: z}\n")));

        assertThat(merged.specsFor("linux-64"))
                .extracting(RequestedSpec::text, RequestedSpec::category)
                .containsExactly(tuple("python 3.12.*", "dev"), tuple("numpy", "main"), tuple("pytest", "dev"));
        assertThat(merged.name()).isEqualTo("main");
        assertThat(merged.variables()).containsEntry("A", "x").containsEntry("B", "z");
        assertThat(merged.sources()).containsExactly("main.yml", "dev.yml");
    }

    @Test
    void replacesOnlyOnThePlatformsThatTheLaterFileMeans() {
        Manifest merged = Manifest.merge(List.of(
                yaml("a.yml", "dependencies:\n- python 3.10.*\n"),
                yaml("b.yml", "dependencies:\n- python 3.12.*  # [linux]\n")));

        assertThat(merged.specsFor("linux-64")).extracting(RequestedSpec::text).containsExactly("python 3.12.*");
        assertThat(merged.specsFor("osx-64")).extracting(RequestedSpec::text).containsExactly("python 3.10.*");
    }

    @Test
    void keepsAllSpecsOfOneFile() {
        Manifest manifest = yaml("a.yml", "dependencies: ['python >=3.10', 'python <3.13']\n");

        assertThat(manifest.specsFor("linux-64")).hasSize(2);
    }

    @Test
    void takesTheLongestOfChannelListsThatEndAlike() {
        Manifest merged = Manifest.merge(List.of(
                yaml("a.yml", "channels: [conda-forge]\ndependencies: []\n"),
                yaml("b.yml", "channels: [pytorch, conda-forge]\ndependencies: []\n"),
                yaml("c.yml", "dependencies: []\n")));

        assertThat(merged.channels()).containsExactly("pytorch", "conda-forge");
    }

    @Test
    void refusesChannelListsWhoseOrderIsUncertain() {
        List<Manifest> manifests = List.of(
                yaml("a.yml", "channels: [bioconda, conda-forge]\ndependencies: []\n"),
                yaml("b.yml", "channels: [pytorch, conda-forge]\ndependencies: []\n"));

        assertThatThrownBy(() -> Manifest.merge(manifests))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("The channels [pytorch, conda-forge] of b.yml are not the end of [bioconda, conda-forge] of"
                        + " a.yml, so that their order is not certain.");
    }

    @Test
    void readsPlainStrings() {
        Manifest manifest = ManifestParser.parse(new ManifestInput(
                "pom.xml",
                "demo",
                List.of("conda-forge", "nodefaults"),
                List.of(" python 3.12.* "),
                List.of(),
                List.of("linux-64"),
                Map.of("A", "b")));

        assertThat(manifest.channels()).containsExactly("conda-forge");
        assertThat(manifest.specsFor("linux-64"))
                .extracting(RequestedSpec::text)
                .containsExactly("python 3.12.*");
        assertThat(manifest.specs().get(0).origin()).isEqualTo("pom.xml");
    }

    @Test
    void readsAListOfSpecs() {
        Manifest manifest =
                ManifestParser.parseFile("# made by hand\n\nnumpy >=1.26\nconda-forge::zlib\n", "specs.txt");

        assertThat(manifest.specs()).extracting(spec -> spec.name().value()).containsExactly("numpy", "zlib");
        assertThat(manifest.specs().get(1).origin()).isEqualTo("specs.txt:4");
    }

    @Test
    void readsAnExplicitList() {
        Manifest manifest = ManifestParser.parseFile("""
                # platform: linux-64
                @EXPLICIT
                https://conda.anaconda.org/conda-forge/noarch/tzdata-2025b-h78e105d_0.conda#4222072737ccff51314b5ece9c7d6f5a
                https://conda.anaconda.org/conda-forge/linux-64/libzlib-1.3.1-hb9d3cd8_2.conda
                """, "explicit.txt");

        assertThat(manifest.channels()).containsExactly("https://conda.anaconda.org/conda-forge");
        assertThat(manifest.platforms()).containsExactly("linux-64");
        assertThat(manifest.specsFor("linux-64"))
                .extracting(RequestedSpec::text)
                .containsExactly(
                        "https://conda.anaconda.org/conda-forge::tzdata[version='==2025b',build='h78e105d_0',"
                                + "subdir=noarch,md5=4222072737ccff51314b5ece9c7d6f5a]",
                        "https://conda.anaconda.org/conda-forge::libzlib[version='==1.3.1',build='hb9d3cd8_2',"
                                + "subdir=linux-64]");
        assertThat(manifest.specsFor("osx-64")).hasSize(1);
    }

    private static Manifest yaml(String file, String text) {
        return EnvironmentYaml.parse(text, file);
    }
}
