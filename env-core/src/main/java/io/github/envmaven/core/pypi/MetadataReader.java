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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what distributions, and users, ask for on the target. One requirement that cannot be read makes its whole
 * version unusable, with the reason.
 */
final class MetadataReader {

    /** Most projects have their say after a version or two. */
    private static final int FIRST_TRIES = 4;

    private final PypiSource source;
    private final PypiRequest request;
    private final Known known;
    private final MarkerEnvironment withoutExtra;
    private final Map<String, MarkerEnvironment> markersByExtra = new HashMap<>();
    private final Map<Integer, PypiWish> wishesByAsk = new HashMap<>();
    private final Map<Integer, List<Requirement>> publishedByChoice = new HashMap<>();
    private final Map<Integer, Integer> triesByName = new HashMap<>();
    private final Map<Choice, String> broken = new LinkedHashMap<>();

    /**
     * What requirements are read from.
     *
     * @param projects what there is
     * @param lookahead fetches ahead what a requirement leads to
     * @param direct the files that the user names by URL
     */
    record Known(Projects projects, Lookahead lookahead, DirectFiles direct) {}

    MetadataReader(PypiSource source, PypiRequest request, Known known) {
        this.source = source;
        this.request = request;
        this.known = known;
        this.withoutExtra = request.target().markers().withExtra("");
    }

    /** The wish that an ask of the root came from. */
    Optional<PypiWish> wish(int ask) {
        return Optional.ofNullable(wishesByAsk.get(ask));
    }

    /** What the user asks for, in order. */
    Dependencies readRoot() {
        Collected collected = new Collected();
        known.lookahead()
                .follow(request.wishes().stream().map(PypiWish::requirement).toList(), List.of());
        for (PypiWish wish : request.wishes()) {
            if (wish.requirement().marker().holds(withoutExtra)) {
                Requirement requirement = request.overridden(wish.requirement());
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
            return source.extra(choice.name())
                    .filter(extra -> request.provided().containsKey(source.project(choice.name())))
                    .map(extra -> ofProvided(source.project(choice.name()), extra))
                    .orElse(Dependencies.NONE);
        }
        lookAhead(choice);
        Described described = known.projects().describe(pinned.get().file());
        Optional<String> unfit = unfit(pinned.get(), described.metadata());
        if (unfit.isPresent()) {
            return Dependencies.defective(unfit.get());
        }
        Optional<String> defect = defect(pinned.get(), described);
        if (defect.isPresent()) {
            broken.put(choice, defect.get());
            return Dependencies.defective(defect.get());
        }
        Collected collected = new Collected();
        try {
            publishedByChoice.put(choice.id(), described.requirements());
            known.lookahead().follow(described.requirements(), List.of());
            described.requirements().forEach(published -> collect(collected, choice, described.metadata(), published));
        } catch (InvalidInput e) {
            return Dependencies.defective("its requirements cannot be read: " + e.getMessage());
        }
        return collected.finish();
    }

    /**
     * What an extra needs of a project that the environment has anyway: what the same version says on its index. Where no
     * index has that version, nobody knows, and the extra adds nothing.
     */
    private Dependencies ofProvided(PypiName project, PypiName extra) {
        Optional<Distribution> published = request.provided().getOrDefault(project, List.of()).stream()
                .findFirst()
                .flatMap(version -> known.projects().published(project, version));
        if (published.isEmpty()) {
            return Dependencies.NONE;
        }
        Described described = known.projects().describe(published.get().file());
        if (!described.defect().isEmpty()) {
            return Dependencies.defective(described.defect());
        }
        Collected collected = new Collected();
        try {
            for (Requirement each : described.requirements()) {
                if (!each.marker().holds(withoutExtra) && each.marker().holds(with(extra.value()))) {
                    asks(collected, request.overridden(each)).forEach(collected.unconditional::add);
                }
            }
        } catch (InvalidInput e) {
            return Dependencies.defective("its requirements cannot be read: " + e.getMessage());
        }
        return collected.finish();
    }

    /** Who has tried some versions will try more: their metadata is fetched together, more of it each time. */
    private void lookAhead(Choice choice) {
        int tries = triesByName.merge(choice.name(), 1, Integer::sum);
        if (tries >= FIRST_TRIES && Integer.bitCount(tries) == 1) {
            known.lookahead().describeNext(source.project(choice.name()), choice, tries);
        }
    }

    /** The choices that were tried and whose metadata is broken, with what is wrong. */
    Map<Choice, String> broken() {
        return Collections.unmodifiableMap(broken);
    }

    /** The extras that a choice of a project has, normalised; empty where the environment has it anyway, from nobody knows where. */
    Optional<Set<String>> extras(Choice choice) {
        PypiName project = source.project(choice.name());
        return choice.pinned()
                .or(() -> known.projects().published(project, choice.version()))
                .map(file -> known.projects().describe(file.file()).metadata().providesExtra().stream()
                        .map(PypiName::normalized)
                        .collect(Collectors.toSet()));
    }

    /** Which Pythons a file is for, as its metadata says. */
    String requiresPython(Distribution file) {
        return known.projects().describe(file.file()).metadata().requiresPython();
    }

    /** Which of the requirements of a choice count with some extras, in the order they were published. */
    List<Requirement> applicable(Choice choice, List<PypiName> extras) {
        return publishedByChoice.getOrDefault(choice.id(), List.of()).stream()
                .filter(published -> published.marker().holds(request.target().markers(), extras))
                .map(request::overridden)
                .toList();
    }

    private Optional<String> defect(Distribution file, Described described) {
        CoreMetadata metadata = described.metadata();
        if (metadata.problem().isPresent()) {
            return metadata.problem().map(problem -> "its metadata " + problem);
        }
        if (!PypiName.normalized(metadata.name()).equals(file.name().value())) {
            return Optional.of("its metadata calls it " + metadata.name());
        }
        if (Pep440Version.find(metadata.version())
                .filter(file.version()::equals)
                .isEmpty()) {
            return Optional.of("its metadata calls it version " + metadata.version());
        }
        return described.defect().isEmpty() ? Optional.empty() : Optional.of(described.defect());
    }

    private Optional<String> unfit(Distribution file, CoreMetadata metadata) {
        if (!OfferReader.admits(metadata.requiresPython(), request.target().python())) {
            return Optional.of("it needs Python " + metadata.requiresPython());
        }
        if (!file.isWheel() && !metadata.isStatic() && request.rules().sdists() != SdistPolicy.BUILD) {
            return Optional.of("its source distribution tells its requirements only when it is built");
        }
        return Optional.empty();
    }

    private void collect(Collected collected, Choice choice, CoreMetadata metadata, Requirement published) {
        Requirement requirement = request.overridden(published);
        if (published.marker().holds(withoutExtra)) {
            asks(collected, requirement).forEach(collected.unconditional::add);
            return;
        }
        Optional<Set<String>> deciding = published.marker().extras();
        for (String text : metadata.providesExtra()) {
            String extra = PypiName.normalized(text);
            boolean decides = deciding.isEmpty() || deciding.get().contains(extra);
            if (decides && PypiName.isValid(text) && published.marker().holds(with(extra))) {
                int active = source.askForExtra(source.project(choice.name()), new PypiName(extra));
                asks(collected, requirement)
                        .forEach(ask -> collected.conditional.add(new ConditionalRequirement(ask, List.of(active))));
            }
        }
    }

    private MarkerEnvironment with(String extra) {
        return markersByExtra.computeIfAbsent(extra, request.target().markers()::withExtra);
    }

    private List<Integer> asks(Collected collected, Requirement requirement) {
        if (requirement.isDirect() && !known.direct().agrees(requirement)) {
            collected.defect = "it asks for " + requirement.name() + " by a URL, "
                    + (known.direct().find(requirement.name()).isEmpty()
                            ? "as only your own requirements may"
                            : "and you ask for it by another");
            return List.of();
        }
        SpecifierSet specifiers = requirement.isDirect() ? SpecifierSet.ANY : requirement.specifiers();
        List<Integer> asks = new ArrayList<>();
        for (PypiName extra : requirement.extras()) {
            asks.add(source.askForExtra(requirement.name(), extra));
        }
        String text = specifiers.isEmpty() ? requirement.name().value() : requirement.name() + " " + specifiers;
        asks.add(source.askFor(requirement.name(), specifiers, text));
        return asks;
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
