package io.github.envmaven.core.lock;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.PipOption;
import io.github.envmaven.core.manifest.PipRequirement;
import io.github.envmaven.core.manifest.PipSection;
import io.github.envmaven.core.manifest.PlatformSelector;
import io.github.envmaven.core.manifest.RequestedPip;
import io.github.envmaven.core.names.PypiNames;
import io.github.envmaven.core.pep.Marker;
import io.github.envmaven.core.pep.Pep440Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares what is locked for pip on one platform with what is asked for. */
final class PipCheck {

    private final String platform;
    private final List<RequestedPip> lines;
    private final List<LockFinding> findings;

    PipCheck(Manifest manifest, String platform, List<LockFinding> findings) {
        this.platform = platform;
        this.lines = manifest.pipFor(platform);
        this.findings = findings;
    }

    /** Finds lines that were added, changed or taken out. */
    void compare(LockedRequest before) {
        Map<String, RequestedPip> old = new LinkedHashMap<>();
        before.pip().forEach((category, texts) -> texts.forEach(text -> put(old, category, written(category, text))));
        Map<String, RequestedPip> now = new LinkedHashMap<>();
        lines.forEach(line -> put(now, LockedRequest.categoryOf(line), line));
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            compare(Optional.ofNullable(old.get(name)), Optional.ofNullable(now.get(name)));
        }
    }

    private void compare(Optional<RequestedPip> old, Optional<RequestedPip> now) {
        if (old.isEmpty()) {
            now.ifPresent(
                    added -> findings.add(new LockDrift.SpecAdded(platform, added.withoutSecrets(), added.origin())));
        } else if (now.isEmpty()) {
            findings.add(new LockDrift.SpecRemoved(platform, old.get().text()));
        } else if (!meaning(old.get()).equals(meaning(now.get()))) {
            findings.add(new LockDrift.SpecChanged(
                    platform,
                    old.get().text(),
                    now.get().withoutSecrets(),
                    now.get().origin()));
        }
    }

    /**
     * Finds what nothing that is locked meets. Only for locks that do not say what was asked for: what overrides, or other
     * names of conda's packages, made of a requirement is not known here.
     */
    void findUnmet(LockedEnvironment environment) {
        Set<String> provided = new HashSet<>();
        PypiNames names = PypiNames.bundled();
        environment
                .conda()
                .forEach(locked -> names.of(locked.name(), locked.dependencies().keySet())
                        .forEach(name -> provided.add(name.value())));
        for (PipRequirement wish : PipSection.of(lines).requirements()) {
            String name = wish.requirement().name().value();
            Optional<LockedPackage.Pip> locked = environment.pip().stream()
                    .filter(pip -> pip.name().equals(name))
                    .findFirst();
            boolean isMet = locked.isPresent() ? fits(wish, locked.get()) : provided.contains(name);
            if (!isMet && wish.requirement().marker().equals(Marker.always())) {
                findings.add(new LockDrift.SpecUnmet(
                        platform,
                        wish.toString(),
                        wish.line().origin(),
                        locked.map(LockedPackage.Pip::toString).orElse("")));
            }
        }
    }

    private static boolean fits(PipRequirement wish, LockedPackage.Pip locked) {
        return wish.requirement().isDirect()
                || Pep440Version.find(locked.version())
                        .filter(wish.requirement().specifiers()::contains)
                        .isPresent();
    }

    private static void put(Map<String, RequestedPip> byName, String category, RequestedPip line) {
        String name = name(line) + " in " + category;
        String key = name;
        for (int again = 2; byName.containsKey(key); again++) {
            key = name + " " + again;
        }
        byName.put(key, line);
    }

    private static String name(RequestedPip line) {
        try {
            PipSection section = PipSection.of(List.of(
                    line.with(line.text(), "", RequestedPip.Role.REQUEST).in("")));
            return Stream.concat(
                            section.requirements().stream()
                                    .map(wish -> wish.requirement().name().value()),
                            section.options(PipOption.Kind.PYLOCK).stream()
                                    .map(pylock -> "-r " + pylock.value().replaceFirst("#.*$", "")))
                    .findFirst()
                    .orElse(line.withoutSecrets());
        } catch (InvalidInput e) {
            return line.withoutSecrets(); // What cannot be read is told when it is locked.
        }
    }

    private static String meaning(RequestedPip line) {
        try {
            List<String> meaning = new ArrayList<>();
            PipSection section = PipSection.of(
                    List.of(line.with(line.withoutSecrets(), "", line.role()).in("")));
            section.requirements().forEach(wish -> meaning.add(wish.requirement() + " " + wish.sha256s()));
            section.constraints().forEach(wish -> meaning.add(wish.requirement() + " " + wish.sha256s()));
            section.options().forEach(option -> meaning.add(option.kind() + " " + option.value()));
            return meaning.toString();
        } catch (InvalidInput e) {
            return line.withoutSecrets();
        }
    }

    private static RequestedPip written(String category, String text) {
        return new RequestedPip(text, category, PlatformSelector.EVERY, "");
    }
}
