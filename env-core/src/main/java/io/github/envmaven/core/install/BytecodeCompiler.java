package io.github.envmaven.core.install;

import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.python.PythonInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compiles the modules of noarch Python packages with the environment's own Python, several processes at once.
 *
 * <p>What does not compile is left as it is: packages ship modules for other versions of Python and templates that only
 * look like modules. Python would compile each module on its first import anyway.
 */
final class BytecodeCompiler {

    // Reads paths, one a line; answers with those it compiled. -I -S -E keeps the environment's own start-up code out.
    private static final String PROGRAM = """
            import sys, py_compile
            sys.stdin.reconfigure(encoding='utf-8', errors='surrogateescape', newline='\\n')
            sys.stdout.reconfigure(encoding='utf-8', errors='surrogateescape', newline='\\n')
            done = []
            for path in sys.stdin.read().split('\\n'):
                if path:
                    try:
                        py_compile.compile(path, doraise=True)
                        done.append(path)
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

    /** Where Python looks for the bytecode of a module, relative to the prefix. */
    static String bytecodePath(String module, PythonInfo python) {
        int slash = module.lastIndexOf('/');
        String name = module.substring(slash + 1, module.length() - ".py".length());
        return module.substring(0, slash + 1) + "__pycache__/" + name + "." + python.cacheTag() + ".pyc";
    }

    /**
     * Compiles modules.
     *
     * @param modules relative to the prefix
     * @return those that now have bytecode
     */
    Set<String> compile(List<String> modules) {
        List<List<String>> batches = batches(modules);
        Set<String> compiled = new HashSet<>();
        workers.map(batches, this::compileBatch).forEach(compiled::addAll);
        return compiled;
    }

    /** The bytecode of those modules of a package that were compiled. */
    static List<PrefixPath> bytecode(List<String> modules, Set<String> compiled, PythonInfo python) {
        return modules.stream()
                .filter(compiled::contains)
                .map(module -> PrefixPath.of(bytecodePath(module, python), PrefixPath.Kind.PYC_FILE))
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

    private Set<String> compileBatch(List<String> modules) {
        StringBuilder input = new StringBuilder();
        modules.forEach(module -> input.append(prefix.resolve(module)).append('\n'));
        String interpreter = prefix.resolve(python.executable()).toString();
        try {
            Subprocess.Outcome outcome = new Subprocess(
                            List.of(interpreter, "-I", "-S", "-E", "-Wi", "-c", PROGRAM), prefix.root())
                    .run(input.toString());
            if (outcome.exitCode() != 0) {
                warn(interpreter, "it ended with code " + outcome.exitCode() + "\n" + outcome.lastLines());
                return Set.of();
            }
            Set<String> done = new HashSet<>(outcome.output().lines().toList());
            Set<String> compiled = new HashSet<>(modules);
            compiled.removeIf(module -> !done.contains(prefix.resolve(module).toString()));
            return compiled;
        } catch (IOException e) {
            warn(interpreter, String.valueOf(e.getMessage()));
            return Set.of();
        }
    }

    private void warn(String interpreter, String reason) {
        listener.onEvent(new Event.Warned(
                "Python modules were not compiled, so the first start will be slower: " + interpreter + ": " + reason));
    }
}
