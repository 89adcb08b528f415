package io.github.envmaven.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.python.PythonInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WheelFitTest {

    private static final PythonInfo PYTHON = new PythonInfo(3, 12, false, "lib/python3.12/site-packages");

    @ParameterizedTest
    @CsvSource({
        "py3-none-any, linux-64, true",
        "py2.py3-none-any, linux-64, true",
        "py2-none-any, linux-64, false",
        "py38-none-any, linux-64, true",
        "py313-none-any, linux-64, false",
        "cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64, linux-64, true",
        "cp312-cp312-musllinux_1_2_x86_64, linux-64, true",
        "cp312-cp312-linux_aarch64, linux-64, false",
        "cp312-cp312-linux_aarch64, linux-aarch64, true",
        "cp311-cp311-manylinux_2_17_x86_64, linux-64, false",
        "cp313-cp313-manylinux_2_17_x86_64, linux-64, false",
        "cp38-abi3-manylinux_2_17_x86_64, linux-64, true",
        "cp313-abi3-manylinux_2_17_x86_64, linux-64, false",
        "cp312-none-any, linux-64, true",
        "cp311-none-any, linux-64, false",
        "py3-none-win_amd64, linux-64, false",
        "py3-none-win_amd64, win-64, true",
        "cp312-cp312-win32, win-64, false",
        "cp312-cp312-macosx_11_0_arm64, osx-arm64, true",
        "cp312-cp312-macosx_10_9_universal2, osx-arm64, true",
        "cp312-cp312-macosx_10_9_universal2, osx-64, true",
        "cp312-cp312-macosx_10_9_x86_64, osx-arm64, false",
        "pp310-pypy310_pp73-linux_x86_64, linux-64, true",
        "cp312-cp312-anything, emscripten-wasm32, true"
    })
    void knowsWhichWheelsCannotBeMeant(String tags, String platform, boolean fits) {
        assertThat(WheelFit.fits(WheelName.parse("demo-1.0-" + tags + ".whl"), PYTHON, platform))
                .isEqualTo(fits);
    }
}
