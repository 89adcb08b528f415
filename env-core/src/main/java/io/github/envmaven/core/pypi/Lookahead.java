package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches, beside the solver, what it will probably ask for: for each requirement that gets known the project's page, the
 * metadata of the version that is preferred, and so on with what that one needs. Only what the solver asks for decides, so
 * neither what is fetched here nor when can change an answer. Safe for several threads.
 */
final class Lookahead implements AutoCloseable {

    private final PypiRequest request;
    private final PypiCatalog catalog;
    private final Projects projects;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    Lookahead(PypiRequest request, PypiCatalog catalog, Projects projects) {
        this.request = request;
        this.catalog = catalog;
        this.projects = projects;
    }

    /** Looks after requirements, and all that they lead to. */
    void follow(List<Requirement> requirements, List<PypiName> extras) {
        for (Requirement requirement : requirements) {
            if (!requirement.isDirect()
                    && requirement.marker().holds(request.target().markers(), extras)) {
                follow(requirement);
            }
        }
    }

    private void follow(Requirement published) {
        Requirement requirement = request.overridden(published);
        PypiName project = requirement.name();
        String key = project + " " + requirement.writtenExtras() + requirement.specifiers();
        if (!request.provided().containsKey(project) && seen.add(key)) {
            ahead(() -> visit(project, requirement));
        }
    }

    private void visit(PypiName project, Requirement requirement) {
        projects.offers(project).stream()
                .filter(offer -> offer.isUsable() && requirement.specifiers().contains(offer.version()))
                .findFirst()
                .flatMap(Offer::file)
                .filter(file -> seen.add(file.url() + requirement.writtenExtras()))
                .flatMap(projects::describeAhead)
                .ifPresent(found -> follow(found.requirements(), requirement.extras()));
    }

    /**
     * Fetches the metadata of several versions, because one after the other is being tried.
     *
     * @param project the project
     * @param last the version that was tried last
     * @param count how many of the next ones
     */
    void describeNext(PypiName project, Choice last, int count) {
        projects.offers(project).stream()
                .dropWhile(offer -> !offer.version().equals(last.version()))
                .skip(1)
                .filter(Offer::isUsable)
                .limit(count)
                .forEach(offer -> offer.file().ifPresent(file -> ahead(() -> projects.describeAhead(file))));
    }

    private void ahead(Runnable work) {
        if (!isClosed) {
            catalog.ahead(() -> {
                if (!isClosed) {
                    work.run();
                }
            });
        }
    }

    /** Begins nothing any more. */
    @Override
    public void close() {
        isClosed = true;
    }
}
