package io.github.envmaven.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.Marker;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            linux-64      | sys_platform == "linux" and platform_machine == "x86_64" and os_name == "posix"
            linux-aarch64 | sys_platform == "linux" and platform_machine == "aarch64"
            osx-arm64     | sys_platform == "darwin" and platform_machine == "arm64" and platform_system == "Darwin"
            osx-64        | sys_platform == "darwin" and platform_machine == "x86_64"
            win-64        | sys_platform == "win32" and platform_machine == "AMD64" and os_name == "nt"
            win-arm64     | platform_system == "Windows" and platform_machine == "ARM64"
            linux-64      | python_version == "3.12" and python_full_version == "3.12.4"
            linux-64      | implementation_name == "cpython" and platform_python_implementation == "CPython"
            """)
    void answersMarkersForAPlatform(String platform, String marker) {
        Marker read = Requirement.parse("x ; " + marker).marker();

        assertThat(read.holds(cpython(platform).markers().withExtra(""))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            linux-64  | cp312-cp312-manylinux_2_17_x86_64 | true
            linux-64  | cp312-cp312-manylinux_2_28_x86_64 | true
            linux-64  | cp312-cp312-manylinux_2_29_x86_64 | false
            linux-64  | cp38-abi3-manylinux2014_x86_64    | true
            linux-64  | cp311-cp311-manylinux2014_x86_64  | false
            linux-64  | cp312-cp312-musllinux_1_2_x86_64  | false
            linux-64  | py3-none-any                      | true
            osx-arm64 | cp312-cp312-macosx_13_0_arm64     | true
            osx-arm64 | cp312-cp312-macosx_14_0_arm64     | false
            osx-arm64 | cp312-cp312-macosx_10_9_universal2 | true
            osx-arm64 | cp312-cp312-macosx_11_0_x86_64    | false
            win-64    | cp312-cp312-win_amd64             | true
            win-64    | cp312-cp312-win32                 | false
            """)
    void acceptsTheWheelsThatRunThere(String platform, String tags, boolean accepted) {
        WheelName wheel = WheelName.parse("x-1.0-" + tags + ".whl");

        assertThat(cpython(platform).tags().rank(wheel).isPresent()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8_cp313t                | cp313-cp313t-manylinux2014_x86_64                     | cpython
            5_pypy313_pp73          | pp313-pypy313_pp73-manylinux2014_x86_64               | pypy
            9_graalpy242_313_native | graalpy313-graalpy242_313_native-manylinux2014_x86_64 | graalpy
            """)
    void knowsOtherInterpretersByTheirBinaryInterface(String build, String tags, String name) {
        PackageRecord python = record("python", "3.13.1", "0", "python_abi 3.13.* *_" + build.replaceFirst("\\d_", ""));
        PackageRecord abi = record("python_abi", "3.13", build);

        for (List<PackageRecord> records : List.of(List.of(python, abi), List.of(python))) {
            Interpreter interpreter =
                    Interpreter.of("linux-64", records, facts()).orElseThrow();
            assertThat(interpreter.tags().rank(WheelName.parse("x-1.0-" + tags + ".whl")))
                    .isPresent();
            assertThat(interpreter.markers().variables()).containsEntry("implementation_name", name);
        }
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(Interpreter.of("linux-64", List.of(record("zlib", "1.3", "0")), facts()))
                .isEmpty();
    }

    @Test
    void refusesWhatNothingCanBeLockedFor() {
        assertThatThrownBy(() -> Interpreter.of("linux-64", List.of(record("python", "2.7.18", "0")), facts()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("Python 2.7.18");
        assertThatThrownBy(() -> Interpreter.of("emscripten-wasm32", List.of(record("python", "3.12.1", "0")), facts()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("emscripten-wasm32");
    }

    private static Interpreter cpython(String platform) {
        return Interpreter.of(platform, List.of(record("python", "3.12.4", "h1_0_cpython")), facts())
                .orElseThrow();
    }

    private static List<VirtualPackage> facts() {
        return List.of(
                new VirtualPackage(new PackageName("__glibc"), Version.parse("2.28"), "0"),
                new VirtualPackage(new PackageName("__osx"), Version.parse("13.0"), "0"));
    }

    private static PackageRecord record(String name, String version, String build, String... depends) {
        return PackageRecord.builder(PackageName.of(name), Version.parse(version), build)
                .depends(List.of(depends))
                .build();
    }
}
