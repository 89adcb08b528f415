package io.github.envmaven.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.disk.SafePath.NameRules;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafePathTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "a/../../x",
                "a/..",
                "./a",
                "a/./b",
                "a//b",
                "a/",
                "C:x",
                "c:/x",
                "a\\b",
                "a\\..\\..\\x",
                "a\0b",
                "a\nb",
                "a\u009bb",
                "a\ud800b",
                "a\udc00"
            })
    void refusesWhatLeavesTheRootOrCannotBeAFile(String relative) {
        assertThatThrownBy(() -> SafePath.resolve(root, relative))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageStartingWith("Path '");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a/b", "..a/b..", "man/man3/File::Spec.3", "a b", "\u00e9/\ud83d\ude00", ".hidden", "aux.h"
            })
    void keepsOrdinaryNames(String relative) {
        assertThat(SafePath.problemWith(relative, NameRules.POSIX)).isEmpty();
        assertThat(SafePath.resolve(root, relative)).isEqualTo(root.resolve(relative));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "dir/con", "AUX.h", "nul .txt", "com1", "LPT\u00b9", "a.", "a ", "x/a./y", "what?"})
    void refusesOnWindowsWhatWindowsReadsDifferently(String relative) {
        assertThat(SafePath.problemWith(relative, NameRules.WINDOWS)).isPresent();
    }

    @Test
    void refusesPathsThatAreTooLongOrTooDeep() {
        assertThat(SafePath.problemWith("a".repeat(256))).isPresent();
        assertThat(SafePath.problemWith("\u00e9".repeat(128))).isPresent();
        assertThat(SafePath.problemWith("a/".repeat(128) + "a")).isPresent();
        assertThat(SafePath.problemWith(("a".repeat(200) + "/").repeat(20) + "a"))
                .isPresent();
        assertThat(SafePath.problemWith("a/".repeat(127) + "a")).isEmpty();
    }

    @Test
    void refusesSlashesInFileNames() {
        assertThat(SafePath.problemWithFileName("a/b")).isPresent();
        assertThat(SafePath.problemWithFileName("numpy-1!2.0-py_0")).isEmpty();
    }

    @Test
    void followsLinksThatStayInsideAndRefusesThoseThatLeave(@TempDir Path outside) throws IOException {
        Files.createDirectory(root.resolve("lib"));
        Files.createSymbolicLink(root.resolve("lib64"), Path.of("lib"));
        Files.createSymbolicLink(root.resolve("away"), outside);

        assertThat(SafePath.resolveWithinLinks(root, "lib64/new/x")).isEqualTo(root.resolve("lib64/new/x"));
        assertThat(SafePath.resolveWithinLinks(root, "away")).isEqualTo(root.resolve("away"));
        assertThatThrownBy(() -> SafePath.resolveWithinLinks(root, "away/x"))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("leads through a link out of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/a -> b", "lib/a -> ../x", "a/b/c -> ../../d/./e"})
    void seesThatALinkStaysInside(String link) {
        String[] parts = link.split(" -> ", 2);

        assertThat(SafePath.linkStaysInside(parts[0], parts[1])).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lib/a -> /usr/lib/a", "lib/a -> ../../x", "a -> ..", "a -> x/../../y", "a -> \\x", "a -> C:\\x"
            })
    void seesThatALinkLeaves(String link) {
        String[] parts = link.split(" -> ", 2);

        assertThat(SafePath.linkStaysInside(parts[0], parts[1])).isFalse();
    }
}
