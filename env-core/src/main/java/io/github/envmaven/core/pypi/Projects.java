package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import java.util.List;
import java.util.Optional;

/** What the projects of a catalog offer for one request, each read once. Safe for several threads. */
final class Projects {

    private final PypiCatalog catalog;
    private final OfferReader reader;
    private final Once<PypiName, List<Offer>> offers = new Once<>();
    private final Once<String, Described> described = new Once<>();

    Projects(PypiCatalog catalog, OfferReader reader) {
        this.catalog = catalog;
        this.reader = reader;
    }

    /** All versions of a project, those that must not be chosen among them, the preferred first. */
    List<Offer> offers(PypiName project) {
        return offers.get(project, () -> List.copyOf(reader.read(project)));
    }

    /** The file that says most about a version which the environment has from elsewhere; empty where no index has it. */
    Optional<Distribution> published(PypiName project, Pep440Version version) {
        return reader.published(project, version);
    }

    /** What a file needs. */
    Described describe(IndexFile file) {
        return described.get(file.url(), () -> Described.of(catalog.metadata(file)));
    }

    /** What a file needs, if few bytes tell. */
    Optional<Described> describeAhead(IndexFile file) {
        return catalog.metadataAhead(file).isPresent() ? Optional.of(describe(file)) : Optional.empty();
    }
}
