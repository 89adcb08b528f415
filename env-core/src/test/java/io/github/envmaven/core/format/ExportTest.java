package io.github.envmaven.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.lock.LockedDigests;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.manifest.EnvironmentYaml;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.ManifestParser;
import io.github.envmaven.core.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExportTest {

    private static final LockedEnvironment ENVIRONMENT = new LockedEnvironment(
            "linux-64",
            List.of(
                    conda("a-app", "1.0", "py_0", "python", "numpy"),
                    conda("numpy", "1.26.4", "py312h1_0", "python", "libblas"),
                    conda("libblas", "3.9", "1_h"),
                    conda("python", "3.12.1", "h2_0", "zlib", "tzdata", "pip"),
                    conda("pip", "24.0", "pyh_0", "python"),
                    conda("tzdata", "2025b", "h_0"),
                    conda("zlib", "1.3.1", "h3_2"),
                    pip("idna", "3.7", ""),
                    pip("requests", "2.32.3", "https://example.org/requests.tar.gz#sha256=0")));

    private static final EnvironmentYml YML =
            new EnvironmentYml("demo", List.of("conda-forge"), ENVIRONMENT, Map.of("DEBUG", "1"));

    @Test
    void writesAnEnvironmentFile() {
        Golden.matches(YML.write(BuildStrings.INCLUDED));
    }

    @Test
    void writesAnEnvironmentFileWithoutBuilds() {
        Golden.matches(YML.write(BuildStrings.LEFT_OUT));
    }

    @Test
    void readsTheEnvironmentFileItWrote() {
        Manifest manifest = EnvironmentYaml.parse(YML.write(BuildStrings.INCLUDED), "environment.yml");

        assertThat(manifest.name()).isEqualTo("demo");
        assertThat(manifest.channels()).containsExactly("conda-forge");
        assertThat(manifest.specs()).hasSize(7);
        assertThat(manifest.specs().get(1).text()).isEqualTo("numpy=1.26.4=py312h1_0");
        assertThat(manifest.pip()).hasSize(2);
        assertThat(manifest.variables()).containsEntry("DEBUG", "1");
    }

    @Test
    void writesAnExplicitListInTheOrderOfLinking() {
        Golden.matches(ExplicitSpec.write(ENVIRONMENT, ExplicitSpec.Fragment.MD5));
    }

    @Test
    void readsTheExplicitListItWrote() {
        String written = ExplicitSpec.write(ENVIRONMENT, ExplicitSpec.Fragment.SHA256);

        ExplicitSpec spec = ExplicitSpec.read(written, "explicit.txt");
        assertThat(spec.platform()).isEqualTo("linux-64");
        assertThat(spec.urls()).hasSize(7).allMatch(url -> url.md5().isEmpty());
        assertThat(ManifestParser.parseFile(written, "explicit.txt").specsFor("linux-64"))
                .hasSize(7);
    }

    @Test
    void refusesAListWithoutItsMarker() {
        assertThatThrownBy(() -> ExplicitSpec.read("python\n", "specs.txt"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("specs.txt has no line @EXPLICIT.");
    }

    @Test
    void writesSpecs() {
        String written = SpecsTxt.write(ENVIRONMENT, BuildStrings.INCLUDED);

        assertThat(written).contains("\n# platform: linux-64\na-app=1.0=py_0\nnumpy=1.26.4=py312h1_0\n");
        assertThat(ManifestParser.parseFile(written, "specs.txt").specs()).hasSize(7);
    }

    @Test
    void writesHashedRequirements() {
        Golden.matches(RequirementsTxt.ofPip(ENVIRONMENT));
    }

    @Test
    void writesAPylock() {
        List<LockedPackage> packages = new ArrayList<>(ENVIRONMENT.packages());
        packages.add(new LockedPackage.Pip(
                "Up.Per",
                "1.0",
                "linux-64",
                Map.of("Idna", ">=3", "numpy", ""),
                "git+https://example.org/up.git@0123456789abcdef0123456789abcdef01234567",
                LockedDigests.of(null, null),
                List.of("main"),
                "",
                "0123456789abcdef0123456789abcdef01234567"));

        Golden.matches(PylockToml.write(new LockedEnvironment("linux-64", packages)));
    }

    @Test
    void listsThePythonDistributionsOfBothKinds() {
        String requirements = RequirementsTxt.ofEverything(
                ENVIRONMENT, name -> name.equals("a-app") ? Optional.empty() : Optional.of(name));

        assertThat(requirements).isEqualTo("idna==3.7\nnumpy==1.26.4\npip==24.0\nrequests==2.32.3\n");
    }

    private static LockedPackage conda(String name, String version, String build, String... needs) {
        Map<String, String> dependencies = new TreeMap<>();
        for (String need : needs) {
            dependencies.put(need, "");
        }
        return new LockedPackage.Conda(
                name,
                version,
                build,
                "linux-64",
                dependencies,
                "https://conda.anaconda.org/conda-forge/linux-64/" + name + "-" + version + "-" + build + ".conda",
                LockedDigests.of(new Md5("0".repeat(32)), new Sha256("1".repeat(64))),
                List.of("main"));
    }

    private static LockedPackage pip(String name, String version, String source) {
        return new LockedPackage.Pip(
                name,
                version,
                "linux-64",
                Map.of(),
                "https://files.pythonhosted.org/packages/" + name + "-" + version + "-py3-none-any.whl",
                LockedDigests.of(null, new Sha256("2".repeat(64))),
                List.of("main"),
                source,
                "");
    }
}
