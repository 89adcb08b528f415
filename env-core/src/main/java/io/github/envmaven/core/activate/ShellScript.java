package io.github.envmaven.core.activate;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An activation plan as the text of a script, to be evaluated by a running shell. */
public final class ShellScript {

    private final Shell shell;
    private final StringBuilder text = new StringBuilder();

    private ShellScript(Shell shell) {
        this.shell = shell;
    }

    /**
     * Writes a plan down for a shell.
     *
     * @param plan what to do
     * @param shell which shell does it
     * @return the script, a command a line
     */
    public static String of(ActivationPlan plan, Shell shell) {
        ShellScript script = new ShellScript(shell);
        script.path(plan.path());
        plan.deactivateScripts().forEach(script::source);
        plan.unset().forEach(script::unset);
        for (Map.Entry<String, String> variable : plan.set().entrySet()) {
            script.set(variable.getKey(), variable.getValue());
        }
        plan.activateScripts().forEach(script::source);
        script.forgetPrograms();
        return script.text.toString();
    }

    private void path(List<String> entries) {
        if (shell == Shell.FISH) {
            // fish keeps PATH as a list.
            line("set -gx PATH " + entries.stream().map(this::quoted).collect(Collectors.joining(" ")));
        } else {
            set("PATH", String.join(separator(entries), entries));
        }
    }

    private void set(String name, String value) {
        switch (shell) {
            case BASH, ZSH -> line("export " + name + "=" + quoted(value));
            case FISH -> line("set -gx " + name + " " + quoted(value));
            case POWERSHELL -> line("$Env:" + name + " = " + quoted(value));
            case CMD -> line("@SET \"" + name + "=" + escapedForCmd(value) + "\"");
        }
    }

    private void unset(String name) {
        switch (shell) {
            case BASH, ZSH -> line("unset " + name);
            case FISH -> line("set -e " + name);
            case POWERSHELL -> line("Remove-Item -ErrorAction Ignore Env:" + name);
            case CMD -> line("@SET " + name + "=");
        }
    }

    private void source(Path script) {
        if (!script.toString().endsWith("." + shell.extension())) {
            return;
        }
        switch (shell) {
            case BASH, ZSH, POWERSHELL -> line(". " + quoted(script.toString()));
            case FISH -> line("source " + quoted(script.toString()));
            case CMD -> line("@CALL \"" + escapedForCmd(script.toString()) + "\"");
        }
    }

    /** Shells remember where they found a program; after PATH has changed that is wrong. */
    private void forgetPrograms() {
        switch (shell) {
            case BASH -> line("hash -r");
            case ZSH -> line("rehash");
            default -> {}
        }
    }

    private String quoted(String value) {
        return switch (shell) {
            case BASH, ZSH -> "'" + value.replace("'", "'\\''") + "'";
            case FISH -> "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
            // PowerShell takes the typographic quotes for quotes as well.
            case POWERSHELL -> "'" + value.replaceAll("(['\u2018\u2019\u201a\u201b])", "$1$1") + "'";
            case CMD -> escapedForCmd(value);
        };
    }

    private static String escapedForCmd(String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new InvalidInput("The command prompt cannot set a variable to a value of several lines");
        }
        return value.replace("%", "%%");
    }

    private static String separator(List<String> entries) {
        boolean windows = entries.stream().anyMatch(entry -> entry.length() > 2 && entry.charAt(1) == ':');
        return windows ? ";" : ":";
    }

    private void line(String line) {
        text.append(line).append(shell == Shell.CMD ? "\r\n" : "\n");
    }
}
