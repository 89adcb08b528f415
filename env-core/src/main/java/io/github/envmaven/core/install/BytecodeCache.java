package io.github.envmaven.core.install;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.prefix.Prefix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bytecode that a Python made of a package for one environment, kept for the next that has both. It can be shared because
 * modules are compiled under their path within the environment, and what Python compares it with, the time of the module, is
 * the package's. Safe for several threads and processes.
 *
 * <pre>
 * ROOT/bytecode/flask-3.1.3-pyhd8ed1ab_0-0a1b2c3d4e5f6071-90817263544a5b6c/list
 *   env-bytecode 1
 *   1234 TAB lib/python3.12/site-packages/flask/app.py TAB lib/.../flask/__pycache__/app.cpython-312.pyc
 *   -1 TAB lib/python3.12/site-packages/flask/template.py TAB     it does not compile
 * ROOT/bytecode/flask-3.1.3-pyhd8ed1ab_0-0a1b2c3d4e5f6071-90817263544a5b6c/0     that of the first line
 * </pre>
 */
final class BytecodeCache {

    private static final String LIST = "list";
    private static final String HEADER = "env-bytecode 1";
    private static final int DIGITS = 16;

    private final Path root;
    private final Prefix prefix;
    private final String python;

    private BytecodeCache(Path root, Prefix prefix, String python) {
        this.root = root;
        this.prefix = prefix;
        this.python = python;
    }

    /** The cache beside a package's own; empty where the environment's Python has no digest to be known by. */
    static Optional<BytecodeCache> of(Transaction transaction, Path packageDirectory, Prefix prefix) {
        Path root = Trees.parentOf(Trees.parentOf(packageDirectory)).resolve("bytecode");
        return transaction.desired().stream()
                .filter(record -> TransactionPlanner.isPython(record.packageRecord()))
                .findFirst()
                .flatMap(record -> record.packageRecord().sha256())
                .map(Sha256::hex)
                .map(hex -> new BytecodeCache(root, prefix, hex.substring(0, DIGITS)));
    }

    /**
     * Puts the bytecode of modules into the environment.
     *
     * @param packageDirectory the package in its cache
     * @param modules those that were linked as they are, relative to the prefix
     * @param method how files get into the environment
     * @param undo learns of them
     * @return the bytecode by module, none for modules that do not compile; modules that are not in it have yet to be compiled
     */
    Map<String, Optional<String>> link(Path packageDirectory, Set<String> modules, LinkMethod method, Undo undo) {
        Path entry = entry(packageDirectory);
        Map<String, Optional<String>> linked = new HashMap<>();
        try {
            List<String> lines = Files.readAllLines(entry.resolve(LIST), StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
                return Map.of();
            }
            touch(entry);
            Set<String> directories = new HashSet<>();
            for (int i = 1; i < lines.size(); i++) {
                String[] fields = lines.get(i).split("\t", -1);
                if (fields.length == 3 && modules.contains(fields[1])) {
                    link(entry.resolve(String.valueOf(i - 1)), fields, method, directories, undo)
                            .ifPresent(bytecode -> linked.put(fields[1], bytecode));
                }
            }
        } catch (NoSuchFileException e) {
            return linked;
        } catch (IOException e) {
            // What cannot be used is compiled anew.
            return linked;
        }
        return linked;
    }

    /**
     * Keeps bytecode for other environments. A cache that cannot be written to does without.
     *
     * @param packageDirectory the package in its cache
     * @param modules those that were compiled, or tried to, relative to the prefix
     * @param compiled the bytecode by module, relative to the prefix
     */
    void store(Path packageDirectory, List<String> modules, Map<String, String> compiled) {
        Path entry = entry(packageDirectory);
        if (modules.isEmpty() || Files.exists(entry)) {
            return;
        }
        try {
            Path directory = Trees.temporaryDirectory(entry);
            try {
                fill(directory, modules, compiled);
                Trees.moveUnlessPresent(directory, entry);
            } finally {
                Trees.delete(directory);
            }
        } catch (IOException | DiskFailed e) {
            // It is only kept to save time.
            return;
        }
    }

    private Optional<Optional<String>> link(
            Path source, String[] fields, LinkMethod method, Set<String> directories, Undo undo) throws IOException {
        String bytecode = fields[2];
        if (fields[0].equals("-1")) {
            return Optional.of(Optional.empty());
        }
        if (SafePath.problemWith(bytecode).isPresent() || !fields[0].equals(String.valueOf(Files.size(source)))) {
            return Optional.empty();
        }
        String directory = bytecode.substring(0, Math.max(0, bytecode.lastIndexOf('/')));
        if (directories.add(directory)) {
            PrefixDirectory.make(prefix, directory, undo);
        }
        put(source, prefix.resolve(bytecode), method, undo);
        return Optional.of(Optional.of(bytecode));
    }

    /** Cleaning by age goes by the time of an entry's directory. */
    private static void touch(Path entry) {
        try {
            Files.setLastModifiedTime(entry, FileTime.from(Clock.systemUTC().instant()));
        } catch (IOException e) {
            // A cache that cannot be written is as good to read.
            return;
        }
    }

    private static void put(Path source, Path target, LinkMethod method, Undo undo) throws IOException {
        try {
            Linker.put(source, target, method);
        } catch (FileAlreadyExistsException e) {
            undo.remove(target);
            Linker.put(source, target, method);
        }
        undo.madeFile(target);
    }

    private void fill(Path directory, List<String> modules, Map<String, String> compiled) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        for (String module : modules) {
            String bytecode = compiled.get(module);
            if (bytecode == null) {
                lines.add("-1\t" + module + "\t");
                continue;
            }
            Path file = prefix.resolve(bytecode);
            Path kept = directory.resolve(String.valueOf(lines.size() - 1));
            Linker.put(file, kept, LinkMethod.between(file, directory));
            lines.add(Files.size(kept) + "\t" + module + "\t" + bytecode);
        }
        Files.write(directory.resolve(LIST), lines, StandardCharsets.UTF_8);
    }

    private Path entry(Path packageDirectory) {
        return root.resolve(packageDirectory.getFileName() + "-" + python);
    }
}
