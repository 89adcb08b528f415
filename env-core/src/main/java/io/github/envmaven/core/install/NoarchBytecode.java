package io.github.envmaven.core.install;

import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.python.PythonInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives noarch Python packages their bytecode: what is kept from another environment, and what has yet to be compiled. */
final class NoarchBytecode {

    private static final String COMPILING = "Compiling";

    private final Transaction transaction;
    private final Prefix prefix;
    private final EventListener listener;
    private final Workers workers;
    private final Undo undo;
    private final boolean isWanted;
    private final @Nullable PythonInfo python;
    private final Map<Path, Map<String, Optional<String>>> kept = new ConcurrentHashMap<>();

    NoarchBytecode(
            Transaction transaction,
            Prefix prefix,
            InstallSettings settings,
            EventListener listener,
            Workers workers,
            Undo undo) {
        this.transaction = transaction;
        this.prefix = prefix;
        this.listener = listener;
        this.workers = workers;
        this.undo = undo;
        this.python = transaction.python().orElse(null);
        this.isWanted = settings.bytecode() == InstallSettings.Bytecode.COMPILE
                && transaction.platform().equals(settings.hostPlatform());
    }

    /** Puts the bytecode there that is kept for a package whose files are linked. Any thread. */
    void reuse(PackageContents contents, PrefixRecord record, LinkMethod method) {
        if (isWanted && contents.pythonOrNull() != null) {
            Set<String> modules = record.paths().stream()
                    .filter(path -> path.patchOrNull() == null)
                    .map(PrefixPath::path)
                    .collect(Collectors.toSet());
            kept(contents)
                    .ifPresent(cache ->
                            kept.put(contents.directory(), cache.link(contents.directory(), modules, method, undo)));
        }
    }

    /**
     * Compiles what is missing.
     *
     * @param packages the linked packages
     * @param records theirs, in the same order
     * @return the records of the noarch Python packages, their bytecode included
     */
    List<PrefixRecord> complete(List<PackageContents> packages, List<PrefixRecord> records) {
        PythonInfo interpreter = python;
        if (interpreter == null) {
            return List.of();
        }
        Map<PackageContents, List<String>> missing = new HashMap<>();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            List<String> modules = missing(packages.get(i), records.get(i), interpreter);
            missing.put(packages.get(i), modules);
            all.addAll(modules);
        }
        Map<String, String> compiled = compile(all, interpreter);
        List<PrefixRecord> completed = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            if (packages.get(i).pythonOrNull() != null) {
                keep(packages.get(i), records.get(i), missing.getOrDefault(packages.get(i), List.of()), compiled);
                completed.add(withBytecode(packages.get(i), records.get(i), interpreter, compiled));
            }
        }
        return completed;
    }

    private List<String> missing(PackageContents contents, PrefixRecord record, PythonInfo interpreter) {
        if (!isWanted || contents.pythonOrNull() == null) {
            return List.of();
        }
        Map<String, Optional<String>> there = kept.getOrDefault(contents.directory(), Map.of());
        return modules(record, interpreter).stream()
                .filter(module -> !there.containsKey(module))
                .toList();
    }

    private Map<String, String> compile(List<String> modules, PythonInfo interpreter) {
        if (modules.isEmpty()) {
            return Map.of();
        }
        String what = modules.size() + " Python modules";
        listener.onEvent(new Event.OperationStarted(COMPILING, what));
        Map<String, String> compiled = new BytecodeCompiler(prefix, interpreter, workers, listener).compile(modules);
        listener.onEvent(new Event.OperationFinished(COMPILING, what));
        return compiled;
    }

    /** Modules with the prefix in them are this environment's alone; and where Python did not start nothing is learnt. */
    private void keep(PackageContents contents, PrefixRecord record, List<String> tried, Map<String, String> compiled) {
        Set<String> own = record.paths().stream()
                .filter(path -> path.patchOrNull() != null)
                .map(PrefixPath::path)
                .collect(Collectors.toSet());
        List<String> shared =
                tried.stream().filter(module -> !own.contains(module)).toList();
        if (shared.stream().anyMatch(compiled::containsKey)) {
            kept(contents).ifPresent(cache -> cache.store(contents.directory(), shared, compiled));
        }
    }

    private PrefixRecord withBytecode(
            PackageContents contents, PrefixRecord record, PythonInfo interpreter, Map<String, String> compiled) {
        Map<String, String> bytecode = new HashMap<>(compiled);
        kept.getOrDefault(contents.directory(), Map.of())
                .forEach((module, file) -> file.ifPresent(path -> bytecode.put(module, path)));
        List<PrefixPath> paths = new ArrayList<>(record.paths());
        paths.addAll(BytecodeCompiler.bytecode(modules(record, interpreter), bytecode));
        return record.withPaths(paths);
    }

    private Optional<BytecodeCache> kept(PackageContents contents) {
        return BytecodeCache.of(transaction, contents.directory(), prefix);
    }

    private static List<String> modules(PrefixRecord record, PythonInfo interpreter) {
        return BytecodeCompiler.modules(
                record.paths().stream().map(PrefixPath::path).toList(), interpreter);
    }
}
