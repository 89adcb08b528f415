package io.github.envmaven.core.activate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Activates and deactivates in the shells this machine has. */
class ShellActivationTest {

    private static final String NASTY = "it's \"$HOME\" `date` \\n %PATH% ü & | ; <x>";

    @TempDir
    Path work;

    private Prefix first;
    private Prefix second;

    @BeforeEach
    void makeEnvironments() throws IOException {
        first = environment("envs/first");
        second = environment("second one's");
    }

    @ParameterizedTest
    @EnumSource(
            value = Shell.class,
            names = {"BASH", "ZSH", "FISH", "POWERSHELL"})
    void entersAnEnvironmentInTheShell(Shell shell) throws Exception {
        Map<String, String> before = environment();

        Map<String, String> after = evaluate(shell, ActivationPlan.activate(first, "linux-64", before), before);

        assertThat(after)
                .containsEntry("PATH", first.root() + "/bin:/usr/bin:/bin")
                .containsEntry("CONDA_PREFIX", first.root().toString())
                .containsEntry("CONDA_SHLVL", "1")
                .containsEntry("CONDA_DEFAULT_ENV", "first")
                .containsEntry("CONDA_PROMPT_MODIFIER", "(first) ")
                .containsEntry("NASTY", NASTY)
                .containsEntry("FROM_PACKAGE", "package");
        if (shell.extension().equals("sh")) {
            assertThat(after).containsEntry("BY_SCRIPT", "entered first");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Shell.class,
            names = {"BASH", "ZSH", "FISH", "POWERSHELL"})
    void comesBackThroughTwoLevels(Shell shell) throws Exception {
        Map<String, String> before = environment();
        before.put("FROM_PACKAGE", "mine");

        Map<String, String> one = evaluate(shell, ActivationPlan.activate(first, "linux-64", before), before);
        Map<String, String> two = evaluate(shell, ActivationPlan.activate(second, "linux-64", one), one);
        Map<String, String> back = evaluate(shell, ActivationPlan.deactivate("linux-64", two), two);
        Map<String, String> out = evaluate(shell, ActivationPlan.deactivate("linux-64", back), back);

        assertThat(two)
                .containsEntry("PATH", second.root() + "/bin:/usr/bin:/bin")
                .containsEntry("CONDA_SHLVL", "2")
                .containsEntry("CONDA_PREFIX_1", first.root().toString())
                .containsEntry("CONDA_DEFAULT_ENV", second.root().toString());
        assertThat(back)
                .containsEntry("PATH", first.root() + "/bin:/usr/bin:/bin")
                .containsEntry("CONDA_SHLVL", "1")
                .containsEntry("CONDA_DEFAULT_ENV", "first")
                .doesNotContainKey("CONDA_PREFIX_1");
        assertThat(out)
                .containsEntry("PATH", "/usr/bin:/bin")
                .containsEntry("CONDA_SHLVL", "0")
                .containsEntry("FROM_PACKAGE", "mine")
                .doesNotContainKeys("CONDA_PREFIX", "CONDA_DEFAULT_ENV", "NASTY", "BY_SCRIPT");
    }

    @Test
    void keepsTheOuterEnvironmentWithinReachWhenStacked() throws Exception {
        Map<String, String> before = environment();
        Map<String, String> one = evaluate(Shell.BASH, ActivationPlan.activate(first, "linux-64", before), before);

        Map<String, String> two = evaluate(Shell.BASH, ActivationPlan.stack(second, "linux-64", one), one);
        Map<String, String> back = evaluate(Shell.BASH, ActivationPlan.deactivate("linux-64", two), two);

        assertThat(two)
                .containsEntry("PATH", second.root() + "/bin:" + first.root() + "/bin:/usr/bin:/bin")
                .containsEntry("CONDA_STACKED_2", "true");
        assertThat(back)
                .containsEntry("PATH", first.root() + "/bin:/usr/bin:/bin")
                .doesNotContainKey("CONDA_STACKED_2");
    }

    @Test
    void findsWhatAProgramNeedsWithoutAShell() {
        Map<String, String> before = environment();

        Map<String, String> after = ActivatedVariables.of(first, "linux-64", before);

        assertThat(after)
                .containsEntry("BY_SCRIPT", "entered first")
                .containsEntry("NASTY", NASTY)
                .containsEntry("PATH", first.root() + "/bin:/usr/bin:/bin")
                .doesNotContainKeys("SHLVL", "_", "PWD");
    }

    @Test
    void needsNoShellWhereNoScriptIs() throws IOException {
        Prefix plain = new Prefix(work.resolve("plain"));
        Files.createDirectories(plain.condaMeta());

        Map<String, String> after = ActivatedVariables.of(plain, "linux-64", Map.of("PATH", "/nothing"));

        assertThat(after).containsEntry("PATH", plain + "/bin:/nothing");
    }

    @Test
    void namesTheEnvironmentWhoseScriptEndsTheShell() throws IOException {
        Files.writeString(first.resolve("etc/conda/activate.d/z.sh"), "exit 3\n");

        assertThatThrownBy(() -> ActivatedVariables.of(first, "linux-64", environment()))
                .isInstanceOf(EnvironmentBroken.class)
                .hasMessageContaining("code 3");
    }

    @Test
    void refusesVariablesThatWouldBeCommands() throws IOException {
        Files.writeString(first.resolve("etc/conda/env_vars.d/z.json"), "{\"A; rm -rf x\": \"1\"}");

        assertThatThrownBy(() -> ActivationPlan.activate(first, "linux-64", environment()))
                .isInstanceOf(EnvironmentBroken.class)
                .hasMessageContaining("A; rm -rf x");
    }

    @Test
    void putsAllDirectoriesOfAWindowsEnvironmentInFront() {
        ActivationPlan plan = ActivationPlan.activate(first, "win-64", Map.of("Path", "C:\\Windows"));

        String root = first.root().toString();
        assertThat(plan.path())
                .containsExactly(
                        root,
                        root + "\\Library\\mingw-w64\\bin",
                        root + "\\Library\\usr\\bin",
                        root + "\\Library\\bin",
                        root + "\\Scripts",
                        root + "\\bin",
                        "C:\\Windows");
    }

    @Test
    void writesCommandPromptScripts() {
        ActivationPlan plan = new ActivationPlan(
                List.of("C:\\e", "C:\\Windows"),
                List.of(Path.of("/e/off.bat"), Path.of("/e/off.sh")),
                List.of("OLD"),
                Map.of("A", "100% \"x\""),
                List.of(Path.of("/e/on.bat")));

        assertThat(ShellScript.of(plan, Shell.CMD).lines())
                .containsExactly(
                        "@SET \"PATH=C:\\e;C:\\Windows\"",
                        "@CALL \"/e/off.bat\"",
                        "@SET OLD=",
                        "@SET \"A=100%% \"x\"\"",
                        "@CALL \"/e/on.bat\"");
    }

    @Test
    void knowsShellsByTheirPrograms() {
        assertThat(Shell.parse("/usr/bin/zsh")).isEqualTo(Shell.ZSH);
        assertThat(Shell.parse("pwsh")).isEqualTo(Shell.POWERSHELL);
        assertThatThrownBy(() -> Shell.parse("csh"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("No shell is called 'csh'");
    }

    private Prefix environment(String name) throws IOException {
        Prefix prefix = new Prefix(work.resolve(name));
        Files.createDirectories(prefix.condaMeta());
        Files.createDirectories(prefix.resolve("etc/conda/activate.d"));
        Files.createDirectories(prefix.resolve("etc/conda/deactivate.d"));
        Files.createDirectories(prefix.resolve("etc/conda/env_vars.d"));
        String label = prefix.root().getFileName().toString().replace("'", "");
        Files.writeString(
                prefix.resolve("etc/conda/activate.d/a.sh"),
                "echo noise\nexport BY_SCRIPT=\"entered " + label + "\"\n");
        Files.writeString(prefix.resolve("etc/conda/deactivate.d/a.sh"), "unset BY_SCRIPT\n");
        Files.writeString(prefix.resolve("etc/conda/env_vars.d/p.json"), "{\"FROM_PACKAGE\": \"package\"}");
        new PrefixState(Map.of("NASTY", NASTY)).write(prefix);
        return prefix;
    }

    private static Map<String, String> environment() {
        return new TreeMap<>(Map.of("PATH", "/usr/bin:/bin", "HOME", "/tmp"));
    }

    private static Map<String, String> evaluate(Shell shell, ActivationPlan plan, Map<String, String> before)
            throws Exception {
        List<String> command = switch (shell) {
            case BASH -> List.of("bash", "--norc", "--noprofile", "-c");
            case ZSH -> List.of("zsh", "-f", "-c");
            case FISH -> List.of("fish", "--no-config", "-c");
            case POWERSHELL -> List.of("pwsh", "-NoProfile", "-Command");
            case CMD -> List.of("cmd.exe", "/c");
        };
        assumeTrue(isInstalled(command.get(0)), command.get(0) + " is not installed here");
        String script = ShellScript.of(plan, shell) + "/usr/bin/env -0\n";
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        builder.command().add(script);
        builder.environment().clear();
        builder.environment().putAll(before);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(errors).isZero();
        Map<String, String> after = new TreeMap<>();
        String variables = output.replaceFirst("^(noise\n)+", "");
        for (String variable : variables.split("\0", -1)) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                after.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return after;
    }

    private static boolean isInstalled(String program) {
        return List.of("/bin", "/usr/bin", "/usr/local/bin").stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
