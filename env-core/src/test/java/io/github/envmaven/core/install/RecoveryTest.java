package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.prefix.Journal;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.testing.LinkablePackage;
import io.github.envmaven.core.testing.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An empty directory among Python's modules can be imported: what was interrupted must not leave any. */
class RecoveryTest {

    private static final String SITE = "lib/python3.12/site-packages/";

    @TempDir
    Path work;

    /** Stands for a kill: what was begun cannot be taken back, as it is when the environment was half made before. */
    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    @Test
    void deletesTheDirectoriesAndTheBytecodeOfWhatWasTakenOutWhenItWasInterrupted() throws IOException {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        environment.settings = environment.settings.with(InstallSettings.Bytecode.LEAVE_TO_PYTHON);
        CachedPackage python = python();
        CachedPackage tea = LinkablePackage.in(work.resolve("pkgs"), "tea", "1")
                .file("share/tea/deep/leaf", "")
                .file(SITE + "tea/leaf.py", "")
                .build();
        environment.wheels =
                List.of(TestWheel.of("milk", "1").file("milk/deep/drop.py", "").unpackIn(work.resolve("cache")));
        environment.install(List.of(python, tea));
        for (String module : List.of("tea/__pycache__/leaf", "milk/deep/__pycache__/drop")) {
            Path file = environment.prefix.resolve(SITE + module + ".cpython-312.pyc");
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, "bytecode");
        }
        environment.wheels = List.of();

        killWhenUnlinked(environment, "tea-1-0", List.of(python));
        assertThat(environment.prefix.resolve(SITE + "tea")).exists();
        environment.install(List.of(python));

        assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
        assertThat(environment.files()).containsExactly("bin/python3.12");
        assertThat(environment.prefix.root().toFile().list())
                .containsExactlyInAnyOrder("bin", "conda-meta", "CACHEDIR.TAG");
    }

    @Test
    void deletesEmptyDirectoriesThatWereMadeWhenItWasInterrupted() {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        CachedPackage folder = LinkablePackage.in(work.resolve("pkgs"), "folder", "1")
                .directory("share/empty")
                .build();
        environment.install(List.of());
        new Journal(List.of(), List.of()).write(environment.prefix);
        environment.listener = event -> {
            if (event instanceof Event.OperationStarted) {
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> environment.install(List.of(folder))).hasStackTraceContaining("Killed");
        assertThat(environment.prefix.resolve("share/empty")).exists();

        environment.listener = event -> {};
        environment.install(List.of());

        assertThat(environment.prefix.resolve("share")).doesNotExist();
    }

    private CachedPackage python() {
        return LinkablePackage.in(work.resolve("pkgs"), "python", "3.12.1")
                .file("bin/python3.12", "")
                .build();
    }

    private static void killWhenUnlinked(TestEnvironment environment, String stem, List<CachedPackage> packages) {
        new Journal(List.of(), List.of()).write(environment.prefix);
        environment.listener = event -> {
            if (event instanceof Event.OperationFinished finished
                    && finished.toString().contains(stem)) {
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> environment.install(packages)).hasStackTraceContaining("Killed");
        environment.listener = event -> {};
        assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.UNFINISHED);
    }
}
