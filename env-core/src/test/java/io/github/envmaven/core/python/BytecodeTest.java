package io.github.envmaven.core.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytecodeTest {

    @ParameterizedTest
    @CsvSource({
        "lib/a/__pycache__/b.cpython-313.pyc, lib/a/b.py",
        "lib/a/__pycache__/b.cpython-313.opt-1.pyc, lib/a/b.py",
        "lib/a/__pycache__/b.pyc, lib/a/b.py",
        "lib/a/__pycache__/b.c.cpython-313.pyc, lib/a/b.c.py",
        "__pycache__/b.cpython-313.pyc, b.py",
        "a/__pycache__/__pycache__/b.pypy311.pyc, a/__pycache__/b.py"
    })
    void namesTheModule(String path, String module) {
        assertThat(Bytecode.source(path)).contains(module);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/a/b.pyc", "lib/a/__pycache__/b.py", "lib/a__pycache__/b.pyc", "a/__pycache__/c/b.pyc"})
    void knowsWhatIsNone(String path) {
        assertThat(Bytecode.source(path)).isEmpty();
    }
}
