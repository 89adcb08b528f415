package io.github.envmaven.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPointTest {

    @Test
    void readsADefinition() {
        assertThat(EntryPoint.parse("jupyter-lab = jupyterlab.labapp:main"))
                .isEqualTo(new EntryPoint("jupyter-lab", "jupyterlab.labapp", "main"));
        assertThat(EntryPoint.parse("a=b:C.run").importedName()).isEqualTo("C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../bin/x = a:b",
                "x/y = a:b",
                "x\\y = a:b",
                "C:x = a:b",
                ".hidden = a:b",
                " = a:b",
                "x = a;import os:main",
                "x = a:b()",
                "x = a:b\nimport os",
                "x\u0000 = a:b",
                "x\ny = a:b",
                "x = :b",
                "x = a:",
                "x = a",
                "x a:b"
            })
    void refusesWhatWouldLeaveTheDirectoryOrTheStatement(String definition) {
        assertThatThrownBy(() -> EntryPoint.parse(definition)).isInstanceOf(IntegrityFailed.class);
    }

    @Test
    void findsSitePackagesByVersionOrByWhatPythonSays() {
        PackageRecord python = PackageRecord.builder(PackageName.of("python"), Version.parse("3.13.5"), "0")
                .build();
        PackageRecord freeThreaded = python.toBuilder()
                .pythonSitePackagesPath("lib/python3.13t/site-packages")
                .build();

        assertThat(PythonInfo.of(python, "linux-64").sitePackages()).isEqualTo("lib/python3.13/site-packages");
        assertThat(PythonInfo.of(python, "win-64").sitePackages()).isEqualTo("Lib/site-packages");
        assertThat(PythonInfo.of(freeThreaded, "linux-64").installedPath("site-packages/a.py"))
                .isEqualTo("lib/python3.13t/site-packages/a.py");
        assertThat(PythonInfo.of(python, "win-64").installedPath("python-scripts/a"))
                .isEqualTo("Scripts/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/abs", "a//b", "", "a/../../b", "a\\b", "C:x"})
    void refusesSitePackagesOutsideTheEnvironment(String path) {
        PackageRecord python = PackageRecord.builder(PackageName.of("python"), Version.parse("3.13.5"), "0")
                .pythonSitePackagesPath(path)
                .build();

        assertThatThrownBy(() -> PythonInfo.of(python, "linux-64")).isInstanceOf(IntegrityFailed.class);
    }
}
