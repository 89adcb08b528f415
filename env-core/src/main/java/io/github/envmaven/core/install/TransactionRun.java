package io.github.envmaven.core.install;

import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.install.InstallPlan.Relocation;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecord.PrefixLink;
import io.github.envmaven.core.prefix.PrefixRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Changes the prefix, between the writing of the journal and its deletion. */
final class TransactionRun {

    private static final String UNLINKING = "Unlinking";
    private static final String LINKING = "Linking";

    private final Prefix prefix;
    private final InstallSettings settings;
    private final EventListener listener;
    private final Workers workers;
    private final Undo undo;

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
        NoarchBytecode bytecode = new NoarchBytecode(transaction, prefix, settings, listener, workers, undo);
        List<PrefixRecord> records = link(transaction, plan, provenance, bytecode);
        bytecode.complete(plan.contents(), records).forEach(this::write);
        plan.contents().forEach(contents -> scripts.afterLinking(contents.record()));
        warnAboutLosses(plan);
    }

    private void unlink(Transaction transaction, InstallPlan plan, LinkScripts scripts) {
        transaction.unlinked().forEach(record -> scripts.beforeUnlinking(record.record()));
        Unlinker unlinker = new Unlinker(prefix, undo);
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
            PrefixDirectory.makeAll(prefix, path.substring(0, slash), undo);
        }
    }

    private List<PrefixRecord> link(
            Transaction transaction, InstallPlan plan, Provenance provenance, NoarchBytecode bytecode) {
        Linker linker = new Linker(prefix, transaction.platform(), plan.owners(), undo);
        linker.makeDirectories(plan.contents());
        CodeSignature signature = new CodeSignature(prefix, transaction.platform(), settings.hostPlatform(), listener);
        Map<Path, LinkMethod> methods = new ConcurrentHashMap<>();
        List<PrefixRecord> records = workers.map(plan.contents(), contents -> {
            listener.onEvent(new Event.OperationStarted(LINKING, contents.stem()));
            LinkMethod method =
                    methods.computeIfAbsent(contents.directory().resolveSibling(""), cache -> method(contents));
            PrefixRecord record = record(contents, signature.renew(linker.link(contents, method)), method, provenance);
            if (contents.pythonOrNull() == null) {
                write(record);
            } else {
                bytecode.reuse(contents, record, method);
            }
            listener.onEvent(new Event.OperationFinished(LINKING, contents.stem()));
            return record;
        });
        warnAbout("Files were replaced that no package owned", linker.replaced());
        warnAbout("Links lead out of the environment", linker.escaping());
        return records;
    }

    private void write(PrefixRecord record) {
        undo.madeFile(PrefixRecords.document(prefix, record.stem()));
        PrefixRecords.write(prefix, record);
    }

    private LinkMethod method(PackageContents contents) {
        if (settings.sharing() == InstallSettings.Sharing.NEVER) {
            return LinkMethod.COPY;
        }
        return LinkMethod.between(contents.directory().resolve("info/index.json"), prefix.condaMeta());
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
