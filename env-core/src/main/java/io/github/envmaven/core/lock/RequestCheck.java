package io.github.envmaven.core.lock;

import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.RequestedSpec;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.SpecMatch;
import io.github.envmaven.core.spec.MatchSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares what is locked for one platform with what is asked for. */
final class RequestCheck {

    private final Manifest manifest;
    private final LockMetadata metadata;
    private final LockedEnvironment environment;
    private final String platform;
    private final List<RequestedSpec> requested;
    private final List<LockFinding> findings = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();

    private RequestCheck(Manifest manifest, LockMetadata metadata, LockedEnvironment environment) {
        this.manifest = manifest;
        this.metadata = metadata;
        this.environment = environment;
        this.platform = environment.platform();
        this.requested = manifest.specsFor(platform);
    }

    static void compare(
            Manifest manifest, LockMetadata metadata, LockedEnvironment environment, List<LockFinding> findings) {
        RequestCheck check = new RequestCheck(manifest, metadata, environment);
        Optional<LockedRequest> request = LockedRequest.read(metadata, environment.platform());
        PipCheck pip = new PipCheck(manifest, environment.platform(), check.findings);
        request.ifPresent(check::compareSpecs);
        request.ifPresent(pip::compare);
        check.findUnmet();
        if (request.isEmpty()) {
            pip.findUnmet(environment);
        }
        check.findUnneeded();
        if (check.findings.isEmpty()) {
            request.ifPresent(check::compareHash);
        }
        findings.addAll(check.findings);
    }

    private void compareSpecs(LockedRequest request) {
        Map<String, List<Entry>> before = new TreeMap<>();
        request.specs()
                .forEach((category, texts) -> texts.forEach(text -> {
                    MatchSpec spec = MatchSpec.parse(text);
                    before.computeIfAbsent(spec.nameMatcher().toString(), name -> new ArrayList<>())
                            .add(new Entry(spec, text, category));
                }));
        Map<String, List<RequestedSpec>> now = new TreeMap<>();
        requested.forEach(spec -> now.computeIfAbsent(spec.name().value(), name -> new ArrayList<>())
                .add(spec));
        now.forEach((name, specs) -> compareName(name, before.getOrDefault(name, List.of()), specs));
        before.forEach((name, entries) -> {
            if (!now.containsKey(name)) {
                entries.forEach(entry -> findings.add(new LockDrift.SpecRemoved(platform, entry.written())));
            }
        });
    }

    private void compareName(String name, List<Entry> before, List<RequestedSpec> specs) {
        List<Entry> now = specs.stream()
                .map(spec -> new Entry(spec.spec(), spec.text(), spec.category()))
                .toList();
        if (canonical(before).equals(canonical(now))) {
            return;
        }
        reported.add(name);
        if (before.isEmpty()) {
            specs.forEach(spec -> findings.add(new LockDrift.SpecAdded(platform, spec.text(), spec.origin())));
        } else {
            findings.add(new LockDrift.SpecChanged(
                    platform, written(before), written(now), specs.get(0).origin()));
        }
    }

    /** One spelling for specs that ask for the same, in one order. */
    private static List<String> canonical(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.spec() + " in " + entry.category())
                .sorted()
                .toList();
    }

    private static String written(List<Entry> entries) {
        return entries.stream().map(Entry::written).collect(Collectors.joining(", "));
    }

    private void findUnmet() {
        for (RequestedSpec spec : requested) {
            if (spec.name().isVirtual()) {
                continue;
            }
            Optional<LockedPackage.Conda> locked =
                    environment.findConda(spec.name().value());
            boolean met = locked.filter(found -> matches(spec, found)).isPresent();
            if (!met && !reported.contains(spec.name().value())) {
                findings.add(new LockDrift.SpecUnmet(
                        platform,
                        spec.text(),
                        spec.origin(),
                        locked.map(LockedPackage.Conda::toString).orElse("")));
            }
        }
    }

    private static boolean matches(RequestedSpec spec, LockedPackage.Conda locked) {
        RepoDataRecord record = LockedRecords.toRecord(locked);
        return SpecMatch.matches(spec.spec(), record);
    }

    private void findUnneeded() {
        if (!findings.isEmpty() || !manifest.pipFor(platform).isEmpty()) {
            return;
        }
        Set<String> needed = new HashSet<>();
        Deque<String> todo = new ArrayDeque<>();
        requested.forEach(spec -> todo.add(spec.name().value()));
        Map<String, LockedPackage.Conda> byName = new TreeMap<>();
        environment.conda().forEach(locked -> byName.put(locked.name(), locked));
        while (!todo.isEmpty()) {
            LockedPackage.Conda locked = byName.get(todo.removeLast());
            if (locked != null && needed.add(locked.name())) {
                todo.addAll(locked.dependencies().keySet());
            }
        }
        for (LockedPackage.Conda locked : environment.conda()) {
            if (!needed.contains(locked.name())) {
                findings.add(new LockDrift.Unneeded(platform, locked.name() + " " + locked.version()));
            }
        }
    }

    private void compareHash(LockedRequest request) {
        String now = ContentHash.of(manifest, metadata.channels(), platform, request.virtualPackages());
        if (!now.equals(metadata.contentHash().get(platform))) {
            findings.add(new LockDrift.InputChanged(platform));
        }
    }

    private record Entry(MatchSpec spec, String text, String category) {

        String written() {
            return category.equals(LockFileFormat.MAIN) ? text : text + " (" + category + ")";
        }
    }
}
