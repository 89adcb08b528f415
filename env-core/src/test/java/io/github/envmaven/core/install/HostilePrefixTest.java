package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.prefix.Journal;
import io.github.envmaven.core.testing.LinkablePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments in which somebody put links that lead out of them: nothing outside is written, moved or deleted. */
class HostilePrefixTest {

    @TempDir
    Path work;

    private TestEnvironment environment;
    private Path outside;

    @BeforeEach
    void makeOutside() throws IOException {
        environment = new TestEnvironment(work.resolve("e"));
        outside = Files.createDirectories(work.resolve("outside"));
        Files.createDirectories(outside.resolve("empty/deeper"));
        Files.createDirectories(outside.resolve("__pycache__"));
        Files.writeString(outside.resolve("a.txt"), "precious");
        Files.writeString(outside.resolve("m.py"), "precious");
        Files.writeString(outside.resolve("__pycache__/m.cpython-312.pyc"), "precious");
    }

    @Test
    void linksNothingThroughADirectoryThatIsALink() throws IOException {
        Files.createDirectories(environment.prefix.root());
        link("lib", outside);

        assertUntouched(() -> assertThatThrownBy(() -> environment.install(
                        List.of(pack("a").file("lib/b.txt", "b").build())))
                .isInstanceOf(EnvironmentBroken.class)
                .hasMessageContaining("lib is a link out of the environment"));
    }

    @Test
    void replacesALinkInTheWayInsteadOfWritingThroughIt() throws IOException {
        Files.createDirectories(environment.prefix.resolve("lib"));
        link("lib/a.txt", outside.resolve("a.txt"));
        link("lib/new.txt", outside.resolve("not-there.txt"));
        link("lib/patched", outside.resolve("a.txt"));

        assertUntouched(() -> environment.install(List.of(pack("a")
                .file("lib/a.txt", "a")
                .unlinkable("lib/new.txt", "new")
                .patched("lib/patched", LinkablePackage.PLACEHOLDER, "text")
                .build())));

        assertThat(environment.text("lib/a.txt")).isEqualTo("a");
        assertThat(Files.isSymbolicLink(environment.prefix.resolve("lib/new.txt")))
                .isFalse();
    }

    @Test
    void deletesNothingThroughADirectoryThatBecameALink() throws IOException {
        environment.install(List.of(pack("a")
                .file("lib/a.txt", "a")
                .file("lib/m.py", "m")
                .directory("lib/empty/deeper")
                .build()));
        Trees.delete(environment.prefix.resolve("lib"));
        link("lib", outside);

        assertUntouched(() -> environment.install(List.of()));
    }

    @Test
    void deletesNoBytecodeThroughALink() throws IOException {
        environment.install(List.of(pack("a").file("lib/m.py", "m").build()));
        link("lib/__pycache__", outside.resolve("__pycache__"));

        assertUntouched(() -> environment.install(List.of()));
    }

    @Test
    void movesNothingThroughALink() throws IOException {
        CachedPackage winner = pack("a").file("lib/a.txt", "of a").build();
        CachedPackage loser = pack("b").file("lib/a.txt", "of b").depends("a").build();
        environment.install(List.of(winner, loser));
        Path clobbers = environment.prefix.resolve("__clobbers__");
        String name = Files.exists(clobbers.resolve("a")) ? "a" : "b";
        Trees.delete(clobbers);
        Files.createDirectories(outside.resolve(name).resolve("lib"));
        Files.writeString(outside.resolve(name).resolve("lib/a.txt"), "precious");
        link("__clobbers__", outside);

        assertUntouched(() -> {
            CachedPackage stays = name.equals("a") ? winner : loser;
            Throwable thrown = catchThrowable(() -> environment.install(List.of(stays)));
            assertThat(thrown).isInstanceOf(EnvironmentBroken.class);
        });
    }

    @Test
    void believesNoRecordThatNamesPathsOutside() throws IOException {
        environment.install(List.of(pack("a").file("lib/a.txt", "a").build()));
        Path document = environment.prefix.condaMeta().resolve("a-1-0.json");
        Files.writeString(document, Files.readString(document).replace("lib/a.txt", "../outside/a.txt"));

        assertUntouched(() -> assertThatThrownBy(() -> environment.install(List.of()))
                .isInstanceOf(EnvException.class)
                .hasMessageContaining("has '..' as a part"));
    }

    @Test
    void believesNoJournalThatNamesPathsOutside() throws IOException {
        environment.install(List.of());
        link("lib", outside);
        new Journal(List.of(), List.of("../outside/a.txt", "lib/a.txt", "lib/m.py")).write(environment.prefix);

        assertUntouched(() -> environment.install(List.of()));
    }

    @Test
    void writesItsOwnDocumentsThroughNoLink() throws IOException {
        environment.install(List.of());
        Files.delete(environment.prefix.resolve("CACHEDIR.TAG"));
        Files.delete(environment.prefix.history());
        link("CACHEDIR.TAG", outside.resolve("made-by-tag"));
        link("conda-meta/history", outside.resolve("a.txt"));
        link("conda-meta/.a-1-0.tmp", outside.resolve("a.txt"));
        link("conda-meta/.env-lock", outside.resolve("a.txt"));

        assertUntouched(() -> {
            assertThat(catchThrowable(
                            () -> environment.install(List.of(pack("a").build()))))
                    .isInstanceOf(EnvException.class);
            assertThatThrownBy(() ->
                            FileLock.acquire(environment.prefix.condaMeta().resolve(".env-lock"), Duration.ZERO))
                    .isInstanceOf(EnvException.DiskFailed.class);
        });
    }

    private void link(String path, Path target) throws IOException {
        Files.createSymbolicLink(environment.prefix.resolve(path), target);
    }

    private LinkablePackage pack(String name) {
        return LinkablePackage.in(work.resolve("pkgs"), name, "1");
    }

    private void assertUntouched(Runnable action) throws IOException {
        Map<String, String> before = contents();
        action.run();
        assertThat(contents()).isEqualTo(before);
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(outside)) {
            for (Path path : paths.toList()) {
                contents.put(
                        path.toString(),
                        Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.readString(path) : "");
            }
        }
        return contents;
    }
}
