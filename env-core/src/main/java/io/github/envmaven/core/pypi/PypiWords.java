package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.solve.PackageWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Speaks of projects and requirements as their user does. */
final class PypiWords implements PackageWords {

    private final PypiSource source;
    private final PypiRequest request;
    private final PypiCatalog catalog;

    PypiWords(PypiSource source, PypiRequest request, PypiCatalog catalog) {
        this.source = source;
        this.request = request;
        this.catalog = catalog;
    }

    @Override
    public String name(int name) {
        return source.nameText(name);
    }

    @Override
    public String requirement(int requirement) {
        return source.metadata()
                .wish(requirement)
                .map(PypiWish::toString)
                .orElseGet(() -> source.ask(requirement).text());
    }

    @Override
    public String version(int candidate) {
        Choice choice = source.choice(candidate);
        return source.isExtra(choice.name()) ? "" : choice.version().toString();
    }

    @Override
    public String build(int candidate) {
        return "";
    }

    @Override
    public int versionIndex(int candidate) {
        Choice choice = source.choice(candidate);
        return (int) source.named(choice.name()).stream()
                .filter(other -> other.version().compareTo(choice.version()) < 0)
                .count();
    }

    @Override
    public List<Exclusion> excluded(int requirement) {
        Ask ask = source.ask(requirement);
        Map<String, List<Integer>> byReason = new LinkedHashMap<>();
        for (Choice choice : source.named(ask.name())) {
            if (ask.specifiers().contains(choice.version())) {
                choice.excludedBecause()
                        .ifPresent(reason -> byReason.computeIfAbsent(reason, key -> new ArrayList<>())
                                .add(choice.id()));
            }
        }
        return byReason.entrySet().stream()
                .map(entry -> new Exclusion(entry.getValue(), entry.getKey()))
                .toList();
    }

    @Override
    public String missing(int requirement) {
        int name = source.ask(requirement).name();
        List<Pep440Version> provided = request.provided().getOrDefault(source.project(name), List.of());
        if (!provided.isEmpty()) {
            return "conda's solution has " + source.nameText(name) + " " + provided.get(0);
        }
        List<Pep440Version> versions =
                source.named(name).stream().map(Choice::version).sorted().toList();
        if (versions.isEmpty()) {
            return catalog.unknown();
        }
        Pep440Version first = versions.get(0);
        Pep440Version last = versions.get(versions.size() - 1);
        return "there is only " + source.nameText(name) + " " + (first.equals(last) ? first : first + " to " + last);
    }
}
