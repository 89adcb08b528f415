package io.github.envmaven.core.install;

import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.python.PythonInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles the modules of noarch Python packages and wheels with the environment's own Python, several processes at once.
 *
 * <p>What does not compile is left as it is: packages ship modules for other versions of Python and templates that only
 * look like modules. Python would compile each module on its first import anyway.
 */
final class BytecodeCompiler {

    // Reads paths within the environment, one a line, under which modules are compiled: Python puts the whole path in
    // when it
    // imports them. Answers with those it compiled, each followed by where, as PyPy and Pythons without a global lock
    // have
    // names of their own for it. -I -S -E keeps the environment's start-up code out.
    private static final String PROGRAM = """
            import sys, py_compile
            sys.stdin.reconfigure(encoding='utf-8', errors='surrogateescape', newline='\\n')
            sys.stdout.reconfigure(encoding='utf-8', errors='surrogateescape', newline='\\n')
            done = []
            for path in sys.stdin.read().split('\\n'):
                if path:
                    try:
                        done += [path, py_compile.compile(path, doraise=True)]
                    except Exception:
                        pass
            print('\\n'.join(done))
            """;

    // Below this a process costs more than it saves.
    private static final int SMALLEST_BATCH = 50;

    private final Prefix prefix;
    private final PythonInfo python;
    private final Workers workers;
    private final int processes;
    private final EventListener listener;

    BytecodeCompiler(Prefix prefix, PythonInfo python, Workers workers, EventListener listener) {
        this.prefix = prefix;
        this.python = python;
        this.workers = workers.forComputing();
        this.processes = Runtime.getRuntime().availableProcessors();
        this.listener = listener;
    }

    /** The modules among the files of a package, relative to the prefix. */
    static List<String> modules(List<String> targets, PythonInfo python) {
        return targets.stream()
                .filter(target -> target.startsWith(python.sitePackages() + "/") && target.endsWith(".py"))
                .toList();
    }

    /**
     * Compiles modules.
     *
     * @param modules relative to the prefix
     * @return those that now have bytecode, with its path relative to the prefix
     */
    Map<String, String> compile(List<String> modules) {
        List<List<String>> batches = batches(modules);
        Map<String, String> compiled = new HashMap<>();
        workers.map(batches, this::compileBatch).forEach(compiled::putAll);
        return compiled;
    }

    /** The bytecode of those modules of a package that were compiled. */
    static List<PrefixPath> bytecode(List<String> modules, Map<String, String> compiled) {
        return modules.stream()
                .filter(compiled::containsKey)
                .map(module -> PrefixPath.of(compiled.getOrDefault(module, ""), PrefixPath.Kind.PYC_FILE))
                .toList();
    }

    private List<List<String>> batches(List<String> modules) {
        int count = Math.max(1, Math.min(processes, modules.size() / SMALLEST_BATCH));
        List<List<String>> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batches.add(new ArrayList<>());
        }
        // Dealt out like cards: the modules of one package, which are of a size, go to all processes.
        for (int i = 0; i < modules.size(); i++) {
            batches.get(i % count).add(modules.get(i));
        }
        return batches;
    }

    private Map<String, String> compileBatch(List<String> modules) {
        String interpreter = prefix.resolve(python.executable()).toString();
        try {
            Subprocess.Outcome outcome = new Subprocess(
                            List.of(interpreter, "-I", "-S", "-E", "-Wi", "-c", PROGRAM), prefix.root())
                    .run(String.join("\n", modules) + "\n");
            if (outcome.exitCode() != 0) {
                warn(interpreter, "it ended with code " + outcome.exitCode() + "\n" + outcome.lastLines());
                return Map.of();
            }
            return compiled(outcome.output().lines().toList(), new HashSet<>(modules));
        } catch (IOException e) {
            warn(interpreter, String.valueOf(e.getMessage()));
            return Map.of();
        }
    }

    private static Map<String, String> compiled(List<String> lines, Set<String> modules) {
        Map<String, String> compiled = new HashMap<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            String bytecode = lines.get(i + 1).replace('\\', '/');
            if (modules.contains(lines.get(i)) && SafePath.problemWith(bytecode).isEmpty()) {
                compiled.put(lines.get(i), bytecode);
            }
        }
        return compiled;
    }

    private void warn(String interpreter, String reason) {
        listener.onEvent(new Event.Warned(
                "Python modules were not compiled, so the first start will be slower: " + interpreter + ": " + reason));
    }
}
