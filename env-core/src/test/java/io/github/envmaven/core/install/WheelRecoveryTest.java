package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.cache.CachedWheel;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.InstalledWheels;
import io.github.envmaven.core.prefix.Journal;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.testing.LinkablePackage;
import io.github.envmaven.core.testing.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill leaves of wheels, whenever it comes, the next run completes: nothing is missing, nothing is left over. */
class WheelRecoveryTest {

    private static final PythonInfo PYTHON = new PythonInfo(3, 12, false, "lib/python3.12/site-packages");

    @TempDir
    Path work;

    @Test
    void completesWhatWasKilledWhileAWheelWasTakenOut() throws IOException {
        List<String> whole = whole();
        int paths = count("1");
        for (int deleted = 0; deleted <= paths; deleted++) {
            TestEnvironment environment = installed("out" + deleted, "1");
            InstalledWheel old = InstalledWheels.read(environment.prefix).get(0);
            begin(environment, old);

            for (String path : Unlinker.inOrder(old).subList(0, deleted)) {
                Files.delete(environment.prefix.resolve(path));
            }
            install(environment, "2");

            assertThat(environment.files()).as(deleted + " files deleted").isEqualTo(whole);
            assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
        }
    }

    @Test
    void completesWhatWasKilledWhileAWheelWasPutIn() throws IOException {
        List<String> whole = whole();
        List<String> made = targets();
        for (int there = 0; there <= made.size(); there++) {
            TestEnvironment environment = installed("in" + there, "1");
            InstalledWheel old = InstalledWheels.read(environment.prefix).get(0);
            begin(environment, old);

            for (String path : Unlinker.inOrder(old)) {
                Files.delete(environment.prefix.resolve(path));
            }
            for (String path : made.subList(0, there)) {
                Path file = environment.prefix.resolve(path);
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, path.endsWith("/INSTALLER") ? "env-maven-plugin\n" : "half made");
            }
            install(environment, "2");

            assertThat(environment.files()).as(there + " files made").isEqualTo(whole);
            assertThat(environment.text("lib/python3.12/site-packages/demo/both.py"))
                    .isEqualTo("2");
        }
    }

    private void begin(TestEnvironment environment, InstalledWheel old) {
        new Journal(List.of(old.distInfo()), targets()).write(environment.prefix);
    }

    private List<String> targets() {
        // The list of files is written last, and whole.
        List<String> targets =
                new ArrayList<>(WheelContents.read(wheel("2"), PYTHON, null).targets());
        targets.remove(targets.size() - 1);
        return targets;
    }

    private int count(String version) {
        return Unlinker.inOrder(
                        InstalledWheels.read(installed("count", version).prefix).get(0))
                .size();
    }

    private List<String> whole() {
        return installed("whole", "2").files();
    }

    private TestEnvironment installed(String name, String version) {
        TestEnvironment environment = new TestEnvironment(work.resolve(name));
        environment.settings = environment.settings.with(InstallSettings.Bytecode.LEAVE_TO_PYTHON);
        install(environment, version);
        return environment;
    }

    private void install(TestEnvironment environment, String version) {
        CachedPackage python = LinkablePackage.in(work.resolve("pkgs"), "python", "3.12.1")
                .file("bin/python3.12", "")
                .build();
        environment.wheels = List.of(wheel(version));
        environment.install(List.of(python));
    }

    private CachedWheel wheel(String version) {
        return TestWheel.of("demo", version)
                .file("demo/both.py", version)
                .file("demo/v" + version + ".py", version)
                .file("demo/deep/v" + version + ".txt", version)
                .entryPoints("[console_scripts]\ndemo = demo:main\ndemo-" + version + " = demo:main\n")
                .unpackIn(work.resolve("cache"));
    }
}
