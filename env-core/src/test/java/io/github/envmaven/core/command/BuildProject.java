package io.github.envmaven.core.command;

import io.github.envmaven.core.command.CreateRequest.SourceBuilds;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.testing.DiskChannel;
import io.github.envmaven.core.testing.TestIndex;
import io.github.envmaven.core.testing.TestPackage;
import io.github.envmaven.core.testing.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A project whose environment builds packages: its Python is a script that stands in for pip, writes down what it was called
 * with, and copies the wheels of the directory {@code built}.
 */
final class BuildProject {

    static final String SITE = "lib/python3.12/site-packages/";

    final TestProject project;
    final TestIndex index;
    private final Path root;

    BuildProject(Path root) throws IOException {
        this.root = root;
        this.project = new TestProject(root);
        new DiskChannel(root.resolve("channel"))
                .add(TestPackage.of("python", "3.12.4", "0_cpython").file("bin/python3.12", python()))
                .add(TestPackage.of("pip", "26.0", "0"), "python")
                .add(TestPackage.of("setuptools", "80", "0"), "python")
                .write();
        index = new TestIndex(root.resolve("index"));
        publish(wheel("lib", "1.0").writeTo(root.resolve("index/files")), "lib");
        wheel("tool", "1.0").writeTo(root.resolve("built"));
    }

    private String python() {
        return """
                #!/bin/sh
                [ "$2" = pip ] || exit 0
                echo "$* proxy=$https_proxy" >> '%1$s/calls'
                echo building
                [ -e '%1$s/fail' ] && exit 3
                if [ "$3" = install ]; then
                  for last in "$@"; do :; done
                  info="${0%%/bin/*}/lib/python3.12/site-packages/app-0.dist-info"
                  mkdir -p "$info"
                  echo "{\\"dir_info\\": {\\"editable\\": true}, \\"url\\": \\"file://$last\\"}" > "$info/direct_url.json"
                  exit 0
                fi
                while [ "$1" != --wheel-dir ]; do shift; done
                cp '%1$s'/built/*.whl "$2"
                """.formatted(root);
    }

    static TestWheel wheel(String name, String version) {
        return TestWheel.of(name, version).file(name + ".py", name);
    }

    /** What the stand-in makes from now on. */
    void builds(TestWheel wheel) throws IOException {
        Files.deleteIfExists(root.resolve("built/tool-1.0-py3-none-any.whl"));
        wheel.writeTo(root.resolve("built"));
    }

    void publish(Path file, String name) {
        index.link(name, "<a href='../../files/" + file.getFileName() + "'>" + file.getFileName() + "</a>");
    }

    BuildProject wants(String... lines) throws IOException {
        project.wants(
                List.of(TestProject.PLATFORM),
                List.of("python", "setuptools"),
                Stream.concat(Stream.of("--index-url " + index.url()), Stream.of(lines))
                        .toList());
        return this;
    }

    LockResult lock(PypiOptions.Sdists sdists) {
        return lock(sdists, LockRequest.Mode.ALWAYS);
    }

    LockResult lock(PypiOptions.Sdists sdists, LockRequest.Mode mode) {
        PypiOptions pypi = new PypiOptions(List.of(), PypiOptions.Config.NONE, sdists, List.of(), List.of(), List.of());
        return project.lock(mode, TestProject.options(pypi));
    }

    CreateResult create(SourceBuilds builds) {
        return project.within(
                session -> new CreateCommand(session).run(project.environment().with(builds)));
    }

    Map<String, LockedPackage.Pip> pins() {
        return project.pins(TestProject.PLATFORM);
    }

    List<String> calls() throws IOException {
        Path calls = root.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }
}
