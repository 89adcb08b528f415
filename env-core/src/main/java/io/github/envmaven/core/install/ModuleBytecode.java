package io.github.envmaven.core.install;

import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.python.PythonInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives noarch Python packages and wheels their bytecode: what is kept from another environment, and what has yet to be
 * compiled.
 */
final class ModuleBytecode {

    private static final String COMPILING = "Compiling";

    private final Transaction transaction;
    private final Prefix prefix;
    private final EventListener listener;
    private final Workers workers;
    private final Undo undo;
    private final boolean isWanted;
    private final @Nullable PythonInfo python;
    private final Map<Path, Map<String, Optional<String>>> kept = new ConcurrentHashMap<>();

    /**
     * A package whose files are linked.
     *
     * @param directory the package in its cache
     * @param files what it put into the prefix, relative to that
     * @param own those of them that are this environment's alone, because the prefix is in them
     */
    record Linked(Path directory, List<String> files, Set<String> own) {

        static Linked of(Path directory, List<PrefixPath> paths) {
            return new Linked(
                    directory,
                    paths.stream().map(PrefixPath::path).toList(),
                    paths.stream()
                            .filter(path -> path.patchOrNull() != null)
                            .map(PrefixPath::path)
                            .collect(Collectors.toSet()));
        }
    }

    ModuleBytecode(
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
    void reuse(Linked linked, LinkMethod method) {
        if (isWanted) {
            Set<String> shared = new HashSet<>(linked.files());
            shared.removeAll(linked.own());
            kept(linked)
                    .ifPresent(cache ->
                            kept.put(linked.directory(), cache.link(linked.directory(), shared, method, undo)));
        }
    }

    /**
     * Compiles what is missing.
     *
     * @param packages the linked packages that have Python modules
     * @return the bytecode of each, by its directory in the cache
     */
    Map<Path, List<PrefixPath>> complete(List<Linked> packages) {
        PythonInfo interpreter = python;
        if (interpreter == null || !isWanted) {
            return Map.of();
        }
        Map<Linked, List<String>> missing = new HashMap<>();
        List<String> all = new ArrayList<>();
        for (Linked linked : packages) {
            List<String> modules = missing(linked, interpreter);
            missing.put(linked, modules);
            all.addAll(modules);
        }
        Map<String, String> compiled = compile(all, interpreter);
        Map<Path, List<PrefixPath>> bytecode = new HashMap<>();
        for (Linked linked : packages) {
            keep(linked, missing.getOrDefault(linked, List.of()), compiled);
            bytecode.put(linked.directory(), bytecode(linked, interpreter, compiled));
        }
        return bytecode;
    }

    private List<String> missing(Linked linked, PythonInfo interpreter) {
        Map<String, Optional<String>> there = kept.getOrDefault(linked.directory(), Map.of());
        return BytecodeCompiler.modules(linked.files(), interpreter).stream()
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

    /** Where Python did not start nothing is learnt. */
    private void keep(Linked linked, List<String> tried, Map<String, String> compiled) {
        List<String> shared =
                tried.stream().filter(module -> !linked.own().contains(module)).toList();
        if (shared.stream().anyMatch(compiled::containsKey)) {
            kept(linked).ifPresent(cache -> cache.store(linked.directory(), shared, compiled));
        }
    }

    private List<PrefixPath> bytecode(Linked linked, PythonInfo interpreter, Map<String, String> compiled) {
        Map<String, String> bytecode = new HashMap<>(compiled);
        kept.getOrDefault(linked.directory(), Map.of())
                .forEach((module, file) -> file.ifPresent(path -> bytecode.put(module, path)));
        return BytecodeCompiler.bytecode(BytecodeCompiler.modules(linked.files(), interpreter), bytecode);
    }

    private Optional<BytecodeCache> kept(Linked linked) {
        return BytecodeCache.of(transaction, linked.directory(), prefix);
    }
}
