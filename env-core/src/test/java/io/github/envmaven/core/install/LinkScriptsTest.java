package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.testing.LinkablePackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkScriptsTest {

    private static final String POST_LINK = """
            echo "$PKG_NAME $PKG_VERSION $PKG_BUILDNUM $PREFIX" > "$PREFIX/ran.txt"
            echo hello > "$PREFIX/.messages.txt"
            """;

    @TempDir
    Path work;

    @Test
    void runsNoScriptThatIsNotAllowedAndNamesIt() {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));

        environment.install(List.of(pack("a", POST_LINK)));

        assertThat(environment.files()).containsExactly("bin/.a-post-link.sh");
        assertThat(environment.warnings())
                .containsExactly("The script bin/.a-post-link.sh of test/linux-64::a-1-0 was not run:"
                        + " link scripts of this package are not allowed");
    }

    @Test
    void runsAllowedScriptsWithTheirVariablesAndPassesTheirMessagesOn() {
        TestEnvironment environment = environment(LinkScriptPolicy.allowing(List.of("test::a")));

        environment.install(List.of(pack("a", POST_LINK)));

        assertThat(environment.text("ran.txt")).isEqualTo("a 1 0 " + environment.prefix + "\n");
        assertThat(environment.warnings()).containsExactly("Package test/linux-64::a-1-0 says:\nhello");
        assertThat(environment.files()).doesNotContain(".messages.txt");
    }

    @Test
    void allowsByChannelOnlyWhereTheChannelIsTheOne() {
        CachedPackage cached = pack("a", POST_LINK);

        assertThat(LinkScriptPolicy.allowing(List.of("a")).allows(cached.record()))
                .isTrue();
        assertThat(LinkScriptPolicy.allowing(List.of("https://example.org/test::a"))
                        .allows(cached.record()))
                .isTrue();
        assertThat(LinkScriptPolicy.allowing(List.of("other::a")).allows(cached.record()))
                .isFalse();
        assertThat(LinkScriptPolicy.NEVER.allows(cached.record())).isFalse();
        assertThat(LinkScriptPolicy.ALWAYS.allows(cached.record())).isTrue();
    }

    @Test
    void undoesTheTransactionWhenAScriptFails() {
        TestEnvironment environment = environment(LinkScriptPolicy.ALWAYS);
        CachedPackage failing = pack("a", "echo no luck >&2\nexit 7\n");

        assertThatThrownBy(() -> environment.install(List.of(failing)))
                .isInstanceOf(EnvironmentBroken.class)
                .hasMessage("The post-link script of test/linux-64::a-1-0 ended with code 7:\nno luck");
        assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.ABSENT);
        assertThat(environment.files()).isEmpty();
    }

    @Test
    void runsAScriptAgainThatDidNotEndWell() {
        TestEnvironment environment = environment(LinkScriptPolicy.ALWAYS);
        CachedPackage flaky = pack("a", "[ -e \"$PREFIX/../second\" ] || { touch \"$PREFIX/../second\"; exit 1; }\n");
        assertThatThrownBy(() -> environment.install(List.of(flaky))).isInstanceOf(EnvironmentBroken.class);

        Transaction second = environment.install(List.of(flaky));

        assertThat(second.operations()).hasExactlyElementsOfTypes(Operation.Install.class);
        assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
    }

    @Test
    void runsNoScriptBeforeLinkingAndSaysSo() {
        TestEnvironment environment = environment(LinkScriptPolicy.ALWAYS);

        environment.install(List.of(LinkablePackage.in(work.resolve("pkgs"), "a", "1")
                .file("bin/.a-pre-link.sh", "touch \"$PREFIX/ran\"\n")
                .build()));

        assertThat(environment.files()).containsExactly("bin/.a-pre-link.sh");
        assertThat(environment.warnings())
                .containsExactly("The script bin/.a-pre-link.sh of test/linux-64::a-1-0 was not run: scripts that run"
                        + " before linking could change packages in the cache");
    }

    @Test
    void passesNoVariablesOfTheBuildOn() {
        TestEnvironment environment = environment(LinkScriptPolicy.ALWAYS);

        environment.install(List.of(pack("a", "env | cut -d= -f1 | sort > \"$PREFIX/names.txt\"\n")));

        assertThat(environment.text("names.txt").lines())
                .isSubsetOf(
                        "CONDA_PREFIX",
                        "HOME",
                        "LANG",
                        "LANGUAGE",
                        "LC_ALL",
                        "LC_CTYPE",
                        "LOGNAME",
                        "OLDPWD",
                        "PATH",
                        "PKG_BUILDNUM",
                        "PKG_NAME",
                        "PKG_VERSION",
                        "PREFIX",
                        "PWD",
                        "ROOT_PREFIX",
                        "SHLVL",
                        "TEMP",
                        "TMP",
                        "TMPDIR",
                        "TZ",
                        "USER",
                        "_");
    }

    @Test
    void runsThePreUnlinkScriptBeforeAnythingIsGone() {
        TestEnvironment environment = environment(LinkScriptPolicy.ALWAYS);
        environment.install(List.of(LinkablePackage.in(work.resolve("pkgs"), "a", "1")
                .file("bin/.a-pre-unlink.sh", "cp \"$PREFIX/lib/a.txt\" \"$PREFIX/saved.txt\"\n")
                .file("lib/a.txt", "data")
                .build()));

        environment.install(List.of());

        assertThat(environment.files()).containsExactly("saved.txt");
    }

    private TestEnvironment environment(LinkScriptPolicy policy) {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        environment.settings = environment.settings.with(policy);
        return environment;
    }

    private CachedPackage pack(String name, String script) {
        return LinkablePackage.in(work.resolve("pkgs"), name, "1")
                .file("bin/." + name + "-post-link.sh", script)
                .build();
    }
}
