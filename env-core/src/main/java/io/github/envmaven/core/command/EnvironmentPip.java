package io.github.envmaven.core.command;

import io.github.envmaven.core.activate.ActivatedVariables;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.install.Subprocess;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.python.PythonInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pip of an environment, run as if the environment were activated, with few of this machine's variables. */
final class EnvironmentPip {

    private static final int SHOWN_LINES = 30;

    private final Prefix prefix;
    private final PythonInfo python;
    private final String platform;
    private final String searchPath;

    /**
     * The pip of an environment.
     *
     * @param prefix the environment
     * @param python its Python
     * @param platform its platform, which is this machine's
     * @param searchPath the {@code PATH} that the environment's own directories come before
     */
    EnvironmentPip(Prefix prefix, PythonInfo python, String platform, String searchPath) {
        this.prefix = prefix;
        this.python = python;
        this.platform = platform;
        this.searchPath = searchPath;
    }

    /**
     * Runs it; nothing but what is named is built or installed.
     *
     * @param command what it is to do, such as {@code install}
     * @param arguments options and what to do it with
     * @param directory where it runs
     * @param variables what it needs beside the variables that all programs get
     * @return how it ended
     * @throws IOException when it cannot be started
     */
    Subprocess.Outcome run(String command, List<String> arguments, Path directory, Map<String, String> variables)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                prefix.resolve(python.executable()).toString(),
                "-m",
                "pip",
                command,
                "--disable-pip-version-check",
                "--no-input",
                "--no-deps"));
        words.addAll(arguments);
        Map<String, String> base = new TreeMap<>(Subprocess.inherited());
        base.put("PATH", searchPath);
        base.put("PYTHONNOUSERSITE", "1");
        base.putAll(variables);
        Subprocess pip = new Subprocess(words, directory);
        ActivatedVariables.of(prefix, platform, base).forEach(pip::with);
        return pip.run("");
    }

    /** The end of what it wrote, without secrets. */
    static String end(Subprocess.Outcome outcome) {
        return Redaction.redact(outcome.lastLines(SHOWN_LINES));
    }
}
