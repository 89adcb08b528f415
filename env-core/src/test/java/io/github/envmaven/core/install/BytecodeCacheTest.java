package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.testing.LinkablePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytecode that one environment leaves for the next, made by programs that stand for Python. */
class BytecodeCacheTest {

    /** Notes what it compiles, in a file beside the environments. */
    private static final String FAKE_PYTHON = """
            #!/bin/sh
            while read -r module; do
              echo "$module" >> ../compiled
              case $module in *broken.py) continue;; esac
              cache="$(dirname "$module")/__pycache__"
              bytecode="$cache/$(basename "$module" .py).fake.pyc"
              mkdir -p "$cache"
              rm -f "$bytecode"
              echo "bytecode of $module" > "$bytecode"
              printf '%s\\n' "$module" "$bytecode"
            done
            """;

    @TempDir
    Path work;

    @Test
    void compilesOnceForAllEnvironments() throws IOException {
        TestEnvironment first = new TestEnvironment(work.resolve("e1"));
        TestEnvironment second = new TestEnvironment(work.resolve("e2"));
        first.install(List.of(python("3.12.1"), tool()));

        second.install(List.of(python("3.12.1"), tool()));

        assertThat(compiled()).containsExactlyInAnyOrder(module("tool"), module("sub/more"), module("broken"));
        assertThat(second.files()).isEqualTo(first.files());
        assertThat(second.record("tool").paths()).isEqualTo(first.record("tool").paths());
        assertThat(second.record("tool").paths())
                .filteredOn(path -> path.kind() == PrefixPath.Kind.PYC_FILE)
                .hasSize(2);
        assertThat(second.text("lib/python3.12/site-packages/sub/__pycache__/more.fake.pyc"))
                .isEqualTo("bytecode of " + module("sub/more") + "\n");
    }

    @Test
    void compilesAnewForAnotherPython() throws IOException {
        new TestEnvironment(work.resolve("e1")).install(List.of(python("3.12.1"), tool()));

        new TestEnvironment(work.resolve("e2")).install(List.of(python("3.12.2"), tool()));

        assertThat(compiled()).hasSize(6);
    }

    @Test
    void keepsNoBytecodeOfModulesWithThePrefixInThem() throws IOException {
        CachedPackage patched = pack("tool", "2")
                .noarchPython()
                .file("site-packages/tool.py", "")
                .patched("site-packages/where.py", LinkablePackage.PLACEHOLDER, "text")
                .build();
        new TestEnvironment(work.resolve("e1")).install(List.of(python("3.12.1"), patched));
        TestEnvironment second = new TestEnvironment(work.resolve("e2"));

        second.install(List.of(python("3.12.1"), patched));

        assertThat(compiled()).containsExactlyInAnyOrder(module("tool"), module("where"), module("where"));
        assertThat(second.record("tool").paths()).hasSize(4);
    }

    @Test
    void compilesWhatWasDamaged() throws IOException {
        new TestEnvironment(work.resolve("e1")).install(List.of(python("3.12.1"), tool()));
        try (Stream<Path> kept = Files.walk(work.resolve("bytecode"))) {
            for (Path file : kept.filter(file -> file.endsWith("0")).toList()) {
                Files.delete(file);
                Files.writeString(file, "x");
            }
        }
        TestEnvironment second = new TestEnvironment(work.resolve("e2"));

        second.install(List.of(python("3.12.1"), tool()));

        assertThat(compiled()).hasSize(4);
        assertThat(second.text("lib/python3.12/site-packages/__pycache__/tool.fake.pyc"))
                .isEqualTo("bytecode of " + module("tool") + "\n");
    }

    private List<String> compiled() throws IOException {
        return Files.readAllLines(work.resolve("compiled"));
    }

    private static String module(String name) {
        return "lib/python3.12/site-packages/" + name + ".py";
    }

    private CachedPackage python(String version) {
        return pack("python", version).program("bin/python3.12", FAKE_PYTHON).build();
    }

    private CachedPackage tool() {
        return pack("tool", "1")
                .noarchPython()
                .file("site-packages/tool.py", "")
                .file("site-packages/sub/more.py", "")
                .file("site-packages/broken.py", "(")
                .build();
    }

    private LinkablePackage pack(String name, String version) {
        return LinkablePackage.in(work.resolve("pkgs"), name, version);
    }
}
