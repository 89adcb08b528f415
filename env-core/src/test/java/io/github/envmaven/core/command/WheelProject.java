package io.github.envmaven.core.command;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.testing.TestPackage;
import io.github.envmaven.core.testing.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project whose lock has wheels, which are written into it by hand: what makes locks has tests of its own. */
final class WheelProject {

    static final String SITE = "lib/python3.12/site-packages/";

    final TestProject project;
    private final Path directory;

    /** What is locked of conda: a Python and tea. */
    String condaLock;

    WheelProject(Path directory) throws IOException {
        this.directory = directory;
        project = new TestProject(directory);
        project.channel()
                .add(TestPackage.of("python", "3.12.1", "0").file("bin/python3.12", "no program"))
                .add(TestPackage.of("tea", "1", "0").file(SITE + "tea.py", "tea = 1"))
                .add(TestPackage.of("pip", "26.0", "0").file("bin/pip", "no program"))
                .write();
        project.wants("python", "tea").lock();
        condaLock = Files.readString(project.lockFile());
    }

    /** Locks just these wheels. */
    void pip(TestWheel... wheels) throws IOException {
        StringBuilder text = new StringBuilder(condaLock);
        for (TestWheel wheel : wheels) {
            Path file = wheel.writeTo(directory.resolve("wheels"));
            String[] parts = wheel.fileName().split("-");
            text.append(entry(
                    parts[0],
                    parts[1],
                    file.toUri().toString().replaceFirst("^file:/+", "file:///"),
                    Sha256.of(wheel.bytes()).hex()));
        }
        Files.writeString(project.lockFile(), text);
    }

    void pip(String name, String version, Path file, String sha256) throws IOException {
        pipUrl(name, version, "file://" + file, sha256);
    }

    void pipUrl(String name, String version, String url, String sha256) throws IOException {
        Files.writeString(project.lockFile(), condaLock + entry(name, version, url, sha256));
    }

    private static String entry(String name, String version, String url, String sha256) {
        return """
                - name: %s
                  version: '%s'
                  manager: pip
                  platform: linux-64
                  dependencies: {}
                  url: %s
                  hash:
                    sha256: %s
                  category: main
                  optional: false
                """.formatted(name, version, url, sha256);
    }

    static TestWheel demo() {
        return TestWheel.of("demo", "1.0");
    }
}
