package io.github.envmaven.core.activate;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The shells that environments can be activated in. */
public enum Shell {
    /** bash, and dash, ksh or any other that knows {@code export} and {@code .}. */
    BASH("bash", "sh"),
    /** zsh. */
    ZSH("zsh", "sh"),
    /** fish. */
    FISH("fish", "fish"),
    /** PowerShell. */
    POWERSHELL("powershell", "ps1"),
    /** The command prompt of Windows. */
    CMD("cmd", "bat");

    private final String word;
    private final String extension;

    Shell(String word, String extension) {
        this.word = word;
        this.extension = extension;
    }

    /**
     * The name a user writes.
     *
     * @return for example {@code powershell}
     */
    public String word() {
        return word;
    }

    /**
     * The extension of the scripts that packages bring along for this shell.
     *
     * @return without a dot
     */
    public String extension() {
        return extension;
    }

    /**
     * Finds a shell by what a user wrote.
     *
     * @param text a name or a path to the program
     * @return the shell
     * @throws InvalidInput when there is no such shell
     */
    public static Shell parse(String text) {
        String name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.exe$", "");
        return switch (name) {
            case "bash", "sh", "dash", "ksh" -> BASH;
            case "zsh" -> ZSH;
            case "fish" -> FISH;
            case "powershell", "pwsh" -> POWERSHELL;
            case "cmd", "cmd.exe" -> CMD;
            default -> {
                String known = Arrays.stream(values()).map(Shell::word).collect(Collectors.joining(", "));
                throw new InvalidInput(
                        "No shell is called '" + text + "'", Remedy.fixInput("Use one of " + known + "."));
            }
        };
    }
}
