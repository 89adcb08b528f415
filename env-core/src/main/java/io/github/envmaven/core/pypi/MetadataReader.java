package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.MarkerEnvironment;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pep.SpecifierSet;
import io.github.envmaven.core.solve.ConditionalRequirement;
import io.github.envmaven.core.solve.Dependencies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what distributions, and users, ask for on the target. One requirement that cannot be read makes its whole
 * version unusable, with the reason.
 */
final class MetadataReader {

    private final PypiSource source;
    private final PypiRequest request;
    private final PypiCatalog catalog;
    private final DirectFiles direct;
    private final MarkerEnvironment withoutExtra;
    private final Map<Integer, PypiWish> wishesByAsk = new HashMap<>();
    private final Map<Integer, List<Requirement>> publishedByChoice = new HashMap<>();

    MetadataReader(PypiSource source, PypiRequest request, PypiCatalog catalog, DirectFiles direct) {
        this.source = source;
        this.request = request;
        this.catalog = catalog;
        this.direct = direct;
        this.withoutExtra = request.target().markers().withExtra("");
    }

    /** The wish that an ask of the root came from. */
    Optional<PypiWish> wish(int ask) {
        return Optional.ofNullable(wishesByAsk.get(ask));
    }

    /** What the user asks for, in order. */
    Dependencies readRoot() {
        Collected collected = new Collected();
        expect(request.wishes().stream().map(PypiWish::requirement).toList());
        for (PypiWish wish : request.wishes()) {
            if (wish.requirement().marker().holds(withoutExtra)) {
                Requirement requirement = overridden(wish.requirement()).orElse(wish.requirement());
                int ask = source.askAnew(requirement.name(), requirement.specifiers(), wish.text());
                wishesByAsk.put(ask, wish);
                collected.unconditional.add(ask);
                for (PypiName extra : requirement.extras()) {
                    collected.unconditional.add(source.askForExtra(requirement.name(), extra));
                }
            }
        }
        for (PypiWish wish : request.constraints()) {
            if (wish.requirement().marker().holds(withoutExtra)) {
                int ask = source.askAnew(
                        wish.requirement().name(), wish.requirement().specifiers(), wish.text());
                wishesByAsk.put(ask, wish);
                collected.constraints.add(ask);
            }
        }
        return collected.finish();
    }

    /** What a choice needs. */
    Dependencies dependencies(Choice choice) {
        Optional<Distribution> pinned = choice.pinned();
        if (pinned.isEmpty()) {
            return Dependencies.NONE;
        }
        CoreMetadata metadata = catalog.metadata(pinned.get().file());
        Optional<String> defect = defect(pinned.get(), metadata);
        if (defect.isPresent()) {
            return Dependencies.defective(defect.get());
        }
        Collected collected = new Collected();
        try {
            List<Requirement> published =
                    metadata.requiresDist().stream().map(Requirement::parse).toList();
            publishedByChoice.put(choice.id(), published);
            expect(published);
            published.forEach(requirement -> collect(collected, choice, metadata, requirement));
        } catch (InvalidInput e) {
            return Dependencies.defective("its requirements cannot be read: " + e.getMessage());
        }
        return collected.finish();
    }

    /** Which of the requirements of a choice count with some extras, in the order they were published. */
    List<Requirement> applicable(Choice choice, List<PypiName> extras) {
        return publishedByChoice.getOrDefault(choice.id(), List.of()).stream()
                .filter(published -> published.marker().holds(request.target().markers(), extras))
                .map(published -> overridden(published).orElse(published))
                .toList();
    }

    /** Lets the pages of what will be asked about next be fetched together. */
    private void expect(List<Requirement> requirements) {
        catalog.expect(requirements.stream()
                .filter(requirement ->
                        !requirement.isDirect() && requirement.marker().holds(withoutExtra))
                .map(Requirement::name)
                .filter(name -> !request.provided().containsKey(name))
                .toList());
    }

    private Optional<String> defect(Distribution file, CoreMetadata metadata) {
        if (!PypiName.normalized(metadata.name()).equals(file.name().value())) {
            return Optional.of("its metadata calls it " + metadata.name());
        }
        if (Pep440Version.find(metadata.version())
                .filter(file.version()::equals)
                .isEmpty()) {
            return Optional.of("its metadata calls it version " + metadata.version());
        }
        if (!OfferReader.admits(metadata.requiresPython(), request.target().python())) {
            return Optional.of("it needs Python " + metadata.requiresPython());
        }
        if (file.wheel() == null && !metadata.isStatic() && request.rules().sdists() != SdistPolicy.BUILD) {
            return Optional.of("its source distribution tells its requirements only when it is built");
        }
        return Optional.empty();
    }

    private void collect(Collected collected, Choice choice, CoreMetadata metadata, Requirement published) {
        Requirement requirement = overridden(published).orElse(published);
        if (published.marker().holds(withoutExtra)) {
            asks(collected, requirement).forEach(collected.unconditional::add);
            return;
        }
        for (String text : metadata.providesExtra()) {
            String extra = PypiName.normalized(text);
            if (PypiName.isValid(text)
                    && published.marker().holds(request.target().markers().withExtra(extra))) {
                int active = source.askForExtra(source.project(choice.name()), new PypiName(extra));
                asks(collected, requirement)
                        .forEach(ask -> collected.conditional.add(new ConditionalRequirement(ask, List.of(active))));
            }
        }
    }

    private List<Integer> asks(Collected collected, Requirement requirement) {
        if (requirement.isDirect() && !direct.agrees(requirement)) {
            collected.defect = "it asks for " + requirement.name() + " by a URL, "
                    + (direct.find(requirement.name()).isEmpty()
                            ? "as only your own requirements may"
                            : "and you ask for it by another");
            return List.of();
        }
        SpecifierSet specifiers = requirement.isDirect() ? SpecifierSet.ANY : requirement.specifiers();
        List<Integer> asks = new ArrayList<>();
        for (PypiName extra : requirement.extras()) {
            asks.add(source.askForExtra(requirement.name(), extra));
        }
        String text = requirement.name() + specifiers.toString().replaceFirst("^(?=.)", " ");
        asks.add(source.askFor(requirement.name(), specifiers, text));
        return asks;
    }

    private Optional<Requirement> overridden(Requirement requirement) {
        return request.overrides().stream()
                .filter(override -> override.name().equals(requirement.name()))
                .filter(override -> override.marker().holds(withoutExtra))
                .findFirst();
    }

    /** What was read so far. */
    private static final class Collected {

        private final List<Integer> unconditional = new ArrayList<>();
        private final List<ConditionalRequirement> conditional = new ArrayList<>();
        private final List<Integer> constraints = new ArrayList<>();
        private String defect = "";

        Dependencies finish() {
            return defect.isEmpty()
                    ? Dependencies.of(toArray(unconditional), conditional, toArray(constraints))
                    : Dependencies.defective(defect);
        }

        private static int[] toArray(List<Integer> ids) {
            return ids.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
