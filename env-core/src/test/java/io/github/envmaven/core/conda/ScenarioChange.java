package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A scenario that changes what is installed, in our terms: what is asked for from now on, what is there, and what is to
 * be updated. conda and mamba derive the same from an environment's history by these rules before they solve:
 *
 * <ul>
 *   <li>what was asked for earlier stays in force, unless its name is asked for anew, removed, or cannot do without what
 *       is removed; conda's {@code --prune} forgets it;
 *   <li>where there is no history, everything installed was asked for, but for what only the removed or updated packages
 *       need;
 *   <li>conda updates what is asked for anew and is installed already, mamba leaves it;
 *   <li>conda's list of packages to keep up to date, {@code --update-all} and {@code --update-deps} forget versions;
 *   <li>conda keeps the series of Python unless Python is asked for.
 * </ul>
 */
final class ScenarioChange {

    private final Scenario scenario;
    private final List<RepoDataRecord> installed;
    private final Map<PackageName, RequestedSpec> wishes = new LinkedHashMap<>();
    private final Set<PackageName> updated = new LinkedHashSet<>();
    private final List<RequestedSpec> constraints = new ArrayList<>();
    private final Dependents dependents;

    ScenarioChange(Scenario scenario, List<RepoDataRecord> installed) {
        this.scenario = scenario;
        this.installed = installed;
        this.dependents = new Dependents(installed);
        names("update").forEach(updated::add);
        specs("specs").forEach(this::wish);
        if (scenario.has("history")) {
            conda();
        } else {
            Set<PackageName> inherited = dependents.needsOf(changed());
            Set<PackageName> gone = dependents.of(names("remove"));
            installedNames()
                    .filter(name -> !gone.contains(name))
                    .filter(name -> !mayClean()
                            || !inherited.contains(name)
                            || changed().contains(name))
                    .forEach(this::wishAny);
        }
        names("keep").forEach(this::wishAny);
    }

    private void conda() {
        Set<PackageName> gone = dependents.of(names("remove"));
        Set<PackageName> installedNow = new LinkedHashSet<>(installedNames().toList());
        specs("specs")
                .map(ScenarioChange::nameOf)
                .filter(installedNow::contains)
                .forEach(updated::add);
        if (!is("prune", "True")) {
            specs("history").filter(spec -> !gone.contains(nameOf(spec))).forEach(this::wish);
        }
        names("aggressive_update").stream().filter(installedNow::contains).forEach(name -> {
            forget(name);
            wishAny(name);
        });
        if (is("update_modifier", "UPDATE_ALL")) {
            installedNow.forEach(this::forget);
        }
        if (is("update_modifier", "UPDATE_DEPS")) {
            dependents.needsOf(List.copyOf(updated)).stream()
                    .filter(installedNow::contains)
                    .forEach(this::forget);
        }
        keepPython();
    }

    /** The name may become anything newer. */
    private void forget(PackageName name) {
        updated.add(name);
        boolean requested = specs("specs").map(ScenarioChange::nameOf).anyMatch(name::equals);
        if (wishes.containsKey(name) && !requested) {
            wishes.put(name, RequestedSpec.of(name.value()));
        }
    }

    private void keepPython() {
        PackageName python = PackageName.of("python");
        boolean requested = specs("specs").map(ScenarioChange::nameOf).anyMatch(python::equals);
        Optional<RepoDataRecord> present = installed.stream()
                .filter(record -> record.packageRecord().name().equals(python))
                .findFirst();
        if (!requested && present.isPresent()) {
            present.get()
                    .packageRecord()
                    .version()
                    .majorMinor()
                    .ifPresent(series -> constraints.add(RequestedSpec.of("python " + series + ".*")));
        }
    }

    List<RequestedSpec> specs() {
        return List.copyOf(wishes.values());
    }

    List<RequestedSpec> constraints() {
        return constraints;
    }

    /** What is to change as little as can be. */
    List<RepoDataRecord> kept() {
        return is("update_modifier", "UPDATE_ALL") ? List.of() : installed;
    }

    List<PackageName> updated() {
        return List.copyOf(updated);
    }

    private boolean mayClean() {
        return scenario.field("options").path("clean_dependencies").asBoolean(true);
    }

    private Set<PackageName> changed() {
        Set<PackageName> changed = new LinkedHashSet<>(updated);
        names("remove").forEach(changed::add);
        return changed;
    }

    private void wish(RequestedSpec spec) {
        wishes.putIfAbsent(nameOf(spec), spec);
    }

    private void wishAny(PackageName name) {
        wish(RequestedSpec.of(name.value()));
    }

    private boolean is(String modifier, String value) {
        return scenario.field("modifiers").path(modifier).asText().equals(value);
    }

    private Stream<RequestedSpec> specs(String field) {
        return scenario.strings(field).stream().map(RequestedSpec::of);
    }

    private List<PackageName> names(String field) {
        return specs(field).map(ScenarioChange::nameOf).toList();
    }

    private Stream<PackageName> installedNames() {
        return installed.stream().map(record -> record.packageRecord().name());
    }

    private static PackageName nameOf(RequestedSpec spec) {
        return spec.spec().name().orElseThrow();
    }
}
