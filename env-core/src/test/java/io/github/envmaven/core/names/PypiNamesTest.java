package io.github.envmaven.core.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PypiNamesTest {

    private static final List<String> PYTHON = List.of("python");

    private final PypiNames names = PypiNames.bundled();

    @ParameterizedTest
    @CsvSource({
        "requests, requests",
        "ruamel.yaml, ruamel-yaml",
        "typing_extensions, typing-extensions",
        "pytorch, torch",
        "python-build, build",
        "python-xxhash, xxhash",
        "matplotlib-base, matplotlib",
        "matplotlib, matplotlib",
        "msgpack-python, msgpack"
    })
    void knowsWhatAPackageBrings(String conda, String pypi) {
        assertThat(names.of(conda, PYTHON)).extracting(Object::toString).containsExactly(pypi);
    }

    @Test
    void takesNothingForADistributionThatNeedsNoPython() {
        assertThat(names.of("xxhash", List.of("libgcc"))).isEmpty();
        assertThat(names.of("zstd", List.of())).isEmpty();
        assertThat(names.of("numpy", List.of("python_abi"))).hasSize(1);
        assertThat(names.of("python", List.of("python_abi"))).isEmpty();
    }

    @Test
    void letsTheUserSayOtherwise() {
        PypiNames own = names.with(List.of("pytorch=torch functorch", "numpy=", "team-lib = our.lib"));

        assertThat(own.of("pytorch", List.of())).extracting(Object::toString).containsExactly("torch", "functorch");
        assertThat(own.of("numpy", PYTHON)).isEmpty();
        assertThat(own.of("team-lib", List.of())).extracting(Object::toString).containsExactly("our-lib");
        assertThat(own.of("python-build", PYTHON)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pytorch", "=torch", "py torch=torch", "pytorch=to/rch", ""})
    void refusesWhatIsNoName(String setting) {
        assertThatThrownBy(() -> names.with(List.of(setting)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'" + setting + "'");
    }
}
