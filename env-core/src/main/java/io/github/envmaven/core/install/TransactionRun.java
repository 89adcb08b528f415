package io.github.envmaven.core.install;

import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.install.InstallPlan.Relocation;
import io.github.envmaven.core.install.ModuleBytecode.Linked;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecord.PrefixLink;
import io.github.envmaven.core.prefix.PrefixRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes the prefix, between the writing of the journal and its deletion. */
final class TransactionRun {

    private static final String UNLINKING = "Unlinking";
    private static final String LINKING = "Linking";
    private static final String REPLACED = "Files were replaced that no package owned";

    private final Prefix prefix;
    private final InstallSettings settings;
    private final EventListener listener;
    private final Workers workers;
    private final Undo undo;
    private final Map<Path, LinkMethod> methods = new ConcurrentHashMap<>();

    TransactionRun(Prefix prefix, InstallSettings settings, EventListener listener, Workers workers, Undo undo) {
        this.prefix = prefix;
        this.settings = settings;
        this.listener = listener;
        this.workers = workers;
        this.undo = undo;
    }

    void run(Transaction transaction, InstallPlan plan, Provenance provenance) {
        LinkScripts scripts = new LinkScripts(prefix, transaction.platform(), settings, listener);
        unlink(transaction, plan, scripts);
        ModuleBytecode bytecode = new ModuleBytecode(transaction, prefix, settings, listener, workers, undo);
        List<PrefixRecord> records = link(transaction, plan, provenance, bytecode);
        WheelLinker wheelLinker = new WheelLinker(prefix, transaction.platform(), plan, undo);
        List<List<PrefixPath>> wheels = linkWheels(wheelLinker, plan, bytecode);
        complete(plan, records, wheels, wheelLinker, bytecode);
        plan.contents().forEach(contents -> scripts.afterLinking(contents.record()));
        warnAboutLosses(plan);
    }

    /** Compiles what was linked, all at once, and writes the records of what has bytecode. */
    private void complete(
            InstallPlan plan,
            List<PrefixRecord> records,
            List<List<PrefixPath>> wheels,
            WheelLinker wheelLinker,
            ModuleBytecode bytecode) {
        List<Linked> linked = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            if (plan.contents().get(i).pythonOrNull() != null) {
                linked.add(Linked.of(
                        plan.contents().get(i).directory(), records.get(i).paths()));
            }
        }
        for (int i = 0; i < wheels.size(); i++) {
            linked.add(Linked.of(directory(plan.wheels().get(i)), wheels.get(i)));
        }
        Map<Path, List<PrefixPath>> compiled = bytecode.complete(linked);
        for (int i = 0; i < records.size(); i++) {
            PackageContents contents = plan.contents().get(i);
            if (contents.pythonOrNull() != null) {
                PrefixRecord record = records.get(i);
                write(record.withPaths(with(record.paths(), compiled.get(contents.directory()))));
            }
        }
        for (int i = 0; i < wheels.size(); i++) {
            WheelContents wheel = plan.wheels().get(i);
            wheelLinker.writeRecord(wheel, with(wheels.get(i), compiled.get(directory(wheel))));
        }
    }

    private static List<PrefixPath> with(List<PrefixPath> paths, @Nullable List<PrefixPath> bytecode) {
        List<PrefixPath> all = new ArrayList<>(paths);
        if (bytecode != null) {
            all.addAll(bytecode);
        }
        return all;
    }

    private static Path directory(WheelContents wheel) {
        return wheel.wheel().directory();
    }

    private void unlink(Transaction transaction, InstallPlan plan, LinkScripts scripts) {
        transaction.unlinked().forEach(record -> scripts.beforeUnlinking(record.record()));
        Unlinker unlinker = new Unlinker(prefix, undo);
        unlinkWheels(transaction, unlinker);
        for (PrefixRecord record : transaction.unlinked()) {
            listener.onEvent(new Event.OperationStarted(UNLINKING, record.stem()));
            unlinker.unlink(record);
            listener.onEvent(new Event.OperationFinished(UNLINKING, record.stem()));
        }
        // First out of the way, then into the places that became free.
        plan.moved().forEach(relocation -> move(relocation, unlinker, true));
        unlinker.deleteLeftovers();
        plan.moved().forEach(relocation -> move(relocation, unlinker, false));
        unlinker.deleteLeftovers();
        for (Relocation relocation : plan.moved()) {
            undo.replaces(relocation.before());
            PrefixRecords.write(prefix, relocation.after());
        }
    }

    private void unlinkWheels(Transaction transaction, Unlinker unlinker) {
        if (transaction.wheels().unlinked().isEmpty()) {
            return;
        }
        Set<String> kept = new HashSet<>();
        transaction.unchanged().forEach(record -> kept.addAll(PrefixPath.places(record.paths())));
        transaction.wheels().unchanged().forEach(wheel -> kept.addAll(PrefixPath.places(wheel.paths())));
        for (InstalledWheel wheel : transaction.wheels().unlinked()) {
            listener.onEvent(new Event.OperationStarted(UNLINKING, wheel.label()));
            unlinker.unlink(wheel, kept);
            listener.onEvent(new Event.OperationFinished(UNLINKING, wheel.label()));
        }
    }

    private void move(Relocation relocation, Unlinker unlinker, boolean losing) {
        List<PrefixPath> before = relocation.before().paths();
        List<PrefixPath> after = relocation.after().paths();
        for (int i = 0; i < before.size(); i++) {
            String from = before.get(i).path();
            String to = after.get(i).path();
            boolean loses = after.get(i).originalPathOrNull() != null;
            if (!from.equals(to) && loses == losing) {
                move(from, to);
                unlinker.delete(from);
            }
        }
    }

    private void move(String from, String to) {
        Path source = prefix.resolve(from);
        Path target = prefix.resolve(to);
        requireInside(from);
        requireInside(to);
        try {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                undo.remove(target);
            }
            Files.move(source, target);
            undo.moved(source, target);
        } catch (IOException e) {
            if (Files.exists(source)) {
                throw new DiskFailed(
                        "Cannot move " + source + " to " + target + ": " + e.getMessage(),
                        Remedy.of(Remedy.Kind.FREE_DISK, target.toString()),
                        e);
            }
        }
    }

    /** A record may have been tampered with, and so may the directories its paths go through. */
    private void requireInside(String path) {
        SafePath.resolve(prefix.root(), path);
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            PrefixDirectory.makeWithParents(prefix, path.substring(0, slash), undo);
        }
    }

    private List<PrefixRecord> link(
            Transaction transaction, InstallPlan plan, Provenance provenance, ModuleBytecode bytecode) {
        Linker linker = new Linker(prefix, transaction.platform(), plan.owners(), undo);
        linker.makeDirectories(plan.contents(), workers);
        CodeSignature signature = new CodeSignature(prefix, transaction.platform(), settings.hostPlatform(), listener);
        List<PrefixRecord> records = workers.mapLargestFirst(
                plan.contents(), contents -> contents.files().size(), contents -> {
                    listener.onEvent(new Event.OperationStarted(LINKING, contents.stem()));
                    LinkMethod method = method(contents.directory(), "info/index.json");
                    PrefixRecord record =
                            record(contents, signature.renew(linker.link(contents, method)), method, provenance);
                    if (contents.pythonOrNull() == null) {
                        write(record);
                    } else {
                        bytecode.reuse(Linked.of(contents.directory(), record.paths()), method);
                    }
                    listener.onEvent(new Event.OperationFinished(LINKING, contents.stem()));
                    return record;
                });
        warnAbout(REPLACED, linker.replaced());
        warnAbout("Links lead out of the environment", linker.escaping());
        return records;
    }

    private void write(PrefixRecord record) {
        undo.madeFile(PrefixRecords.document(prefix, record.stem()));
        PrefixRecords.write(prefix, record);
    }

    private List<List<PrefixPath>> linkWheels(WheelLinker linker, InstallPlan plan, ModuleBytecode bytecode) {
        linker.makeDirectories(workers);
        List<List<PrefixPath>> linked =
                workers.mapLargestFirst(plan.wheels(), wheel -> wheel.files().size(), wheel -> {
                    listener.onEvent(new Event.OperationStarted(LINKING, wheel.label()));
                    LinkMethod method = method(directory(wheel), "info/paths.json");
                    List<PrefixPath> paths = linker.link(wheel, method);
                    bytecode.reuse(Linked.of(directory(wheel), paths), method);
                    listener.onEvent(new Event.OperationFinished(LINKING, wheel.label()));
                    return paths;
                });
        warnAbout(REPLACED, linker.replaced());
        return linked;
    }

    /** How files get into the prefix from a cache, which is tried with one of its files, once. */
    private LinkMethod method(Path directory, String file) {
        if (settings.sharing() == InstallSettings.Sharing.NEVER) {
            return LinkMethod.COPY;
        }
        return methods.computeIfAbsent(
                directory.resolveSibling(""), cache -> LinkMethod.between(directory.resolve(file), prefix.condaMeta()));
    }

    private static PrefixRecord record(
            PackageContents contents, List<PrefixPath> paths, LinkMethod method, Provenance provenance) {
        return new PrefixRecord(
                contents.record(),
                paths,
                new PrefixLink(contents.directory().toString(), method.recordType()),
                provenance
                        .requestedSpecs()
                        .getOrDefault(contents.record().packageRecord().name(), List.of()),
                Map.of());
    }

    private void warnAboutLosses(InstallPlan plan) {
        plan.owners()
                .losses()
                .forEach((loss, paths) -> listener.onEvent(new Event.Warned("Packages " + loss.winner()
                        + " and " + loss.loser() + " both have " + paths.get(0)
                        + (paths.size() > 1 ? " and " + (paths.size() - 1) + " more files in common" : "")
                        + "; the environment gets that of " + loss.winner())));
    }

    private void warnAbout(String what, Set<String> paths) {
        if (!paths.isEmpty()) {
            String first = paths.stream().limit(3).collect(Collectors.joining(", "));
            String more = paths.size() > 3 ? " and " + (paths.size() - 3) + " more" : "";
            listener.onEvent(new Event.Warned(what + ": " + first + more));
        }
    }
}
