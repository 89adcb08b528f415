package io.github.envmaven.core.activate;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.prefix.Prefix;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables that a program of an environment is to be run with when no shell activates it. Where packages brought
 * activation scripts, a shell runs them once and what it has afterwards is taken over.
 */
public final class ActivatedVariables {

    // What a shell keeps for itself.
    private static final List<String> SHELL_OWN = List.of("_", "SHLVL", "PWD", "OLDPWD");

    private ActivatedVariables() {}

    /**
     * Finds the variables.
     *
     * @param prefix the environment
     * @param platform its platform, which is that of this machine
     * @param environment the variables of this process
     * @return the variables for a program of the environment
     * @throws EnvironmentBroken when an activation script ends the shell
     */
    public static Map<String, String> of(Prefix prefix, String platform, Map<String, String> environment) {
        ActivationPlan plan = ActivationPlan.activate(prefix, platform, environment);
        boolean windows = platform.startsWith("win-");
        Shell shell = windows ? Shell.CMD : Shell.BASH;
        boolean scripted = java.util.stream.Stream.concat(
                        plan.activateScripts().stream(), plan.deactivateScripts().stream())
                .anyMatch(script -> script.toString().endsWith("." + shell.extension()));
        if (!scripted) {
            return plan.applyTo(environment, windows ? ";" : ":");
        }
        Map<String, String> after = windows ? runCmd(plan, environment) : runBash(plan, environment);
        for (String name : SHELL_OWN) {
            after.remove(name);
            String before = environment.get(name);
            if (before != null) {
                after.put(name, before);
            }
        }
        return after;
    }

    private static Map<String, String> runBash(ActivationPlan plan, Map<String, String> environment) {
        // Scripts may print; only what comes after them is the answer. env is found before PATH has changed.
        String program = "__env=$(command -v env)\n{\n" + ShellScript.of(plan, Shell.BASH) + "} 1>&2\n\"$__env\" -0\n";
        String bash = Files.isExecutable(Path.of("/bin/bash")) ? "/bin/bash" : "bash";
        String output = run(List.of(bash, "--norc", "--noprofile", "-c", program), environment, StandardCharsets.UTF_8);
        return parse(Arrays.asList(output.split("\0")));
    }

    private static Map<String, String> runCmd(ActivationPlan plan, Map<String, String> environment) {
        Path script;
        try {
            script = Files.createTempFile("activate-", ".bat");
        } catch (IOException e) {
            throw broken("no temporary file for the activation script: " + e.getMessage(), e);
        }
        try {
            Charset charset = Charset.defaultCharset();
            String text =
                    "@CHCP 65001 >NUL\r\n" + ShellScript.of(plan, Shell.CMD) + "@ECHO ---variables---\r\n@SET\r\n";
            Files.writeString(script, text, charset);
            String output = run(List.of("cmd.exe", "/d", "/c", script.toString()), environment, StandardCharsets.UTF_8);
            List<String> lines = output.lines().toList();
            return parse(lines.subList(lines.lastIndexOf("---variables---") + 1, lines.size()));
        } catch (IOException e) {
            throw broken("the activation script cannot be written: " + e.getMessage(), e);
        } finally {
            script.toFile().delete();
        }
    }

    private static String run(List<String> command, Map<String, String> environment, Charset charset) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw broken(command.get(0) + " cannot be started: " + e.getMessage(), e);
        }
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), charset);
            int exitCode = process.waitFor();
            if (exitCode != 0 || output.isEmpty()) {
                throw new EnvironmentBroken(
                        "The activation scripts of the environment ended the shell with code " + exitCode,
                        Remedy.of(Remedy.Kind.RECREATE));
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while activating the environment");
        } catch (IOException e) {
            throw broken("its output cannot be read: " + e.getMessage(), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Map<String, String> parse(List<String> variables) {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String variable : variables) {
            int equals = variable.indexOf('=', 1);
            if (equals > 0) {
                parsed.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return parsed;
    }

    private static EnvironmentBroken broken(String reason, IOException e) {
        return new EnvironmentBroken(
                "The environment cannot be activated: " + reason, Remedy.of(Remedy.Kind.RECREATE), e);
    }
}
