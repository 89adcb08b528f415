package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.SpecifierSet;
import io.github.envmaven.core.solve.Dependencies;
import io.github.envmaven.core.solve.PackageSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The projects of an index as something to choose from. Pages and metadata are fetched when the solver first asks. An
 * extra is a name of its own, {@code pkg[extra]}, with one choice that needs nothing: the choices of {@code pkg} need
 * more while it is chosen.
 */
final class PypiSource implements PackageSource, AutoCloseable {

    private static final Pep440Version NO_VERSION = Pep440Version.parse("0");

    private final Projects projects;
    private final Lookahead lookahead;
    private final MetadataReader metadata;
    private final Map<Name, Integer> idsByName = new HashMap<>();
    private final List<Name> names = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();
    private final Map<Ask, Integer> asksByValue = new HashMap<>();
    private final List<Choice> choices = new ArrayList<>();
    private final Map<Integer, List<Choice>> choicesByName = new HashMap<>();
    private final List<int @Nullable []> matchingByAsk = new ArrayList<>();
    private final Map<Integer, Dependencies> dependenciesByChoice = new HashMap<>();

    /**
     * A name that choices have.
     *
     * @param project the project
     * @param extra one of its extras; null for the project itself
     */
    private record Name(PypiName project, @Nullable PypiName extra) {

        @Override
        public String toString() {
            return extra == null ? project.value() : project + "[" + extra + "]";
        }
    }

    PypiSource(PypiRequest request, PypiCatalog catalog) {
        DirectFiles direct = new DirectFiles(request);
        this.projects = new Projects(catalog, new OfferReader(request, catalog, direct));
        this.lookahead = new Lookahead(request, catalog, projects);
        this.metadata = new MetadataReader(this, request, new MetadataReader.Known(projects, lookahead, direct));
    }

    MetadataReader metadata() {
        return metadata;
    }

    Choice choice(int id) {
        return choices.get(id);
    }

    Ask ask(int id) {
        return asks.get(id);
    }

    String nameText(int name) {
        return names.get(name).toString();
    }

    boolean isExtra(int name) {
        return names.get(name).extra() != null;
    }

    /** The extra that a name is; empty for a project. */
    Optional<PypiName> extra(int name) {
        return Optional.ofNullable(names.get(name).extra());
    }

    PypiName project(int name) {
        return names.get(name).project();
    }

    /** What asks for versions of a project. */
    int askFor(PypiName project, SpecifierSet specifiers, String text) {
        return idOf(new Ask(nameOf(new Name(project, null)), specifiers, text));
    }

    /** What asks that an extra of a project be active. */
    int askForExtra(PypiName project, PypiName extra) {
        Name name = new Name(project, extra);
        return idOf(new Ask(nameOf(name), SpecifierSet.ANY, name.toString()));
    }

    /** An ask of its own, even where others are the same. */
    int askAnew(PypiName project, SpecifierSet specifiers, String text) {
        asks.add(new Ask(nameOf(new Name(project, null)), specifiers, text));
        matchingByAsk.add(null);
        return asks.size() - 1;
    }

    private int idOf(Ask ask) {
        Integer id = asksByValue.get(ask);
        if (id == null) {
            id = asks.size();
            asks.add(ask);
            matchingByAsk.add(null);
            asksByValue.put(ask, id);
        }
        return id;
    }

    private int nameOf(Name name) {
        Integer id = idsByName.get(name);
        if (id == null) {
            id = names.size();
            idsByName.put(name, id);
            names.add(name);
        }
        return id;
    }

    /** All choices of a name, those that must not be chosen among them, the preferred first. */
    List<Choice> named(int name) {
        List<Choice> known = choicesByName.get(name);
        if (known == null) {
            known = isExtra(name) ? List.of(register(name, new Offer(NO_VERSION, null, null))) : load(name);
            choicesByName.put(name, known);
        }
        return known;
    }

    private List<Choice> load(int name) {
        List<Choice> loaded = new ArrayList<>();
        for (Offer offer : projects.offers(project(name))) {
            loaded.add(register(name, offer));
        }
        return loaded;
    }

    private Choice register(int name, Offer offer) {
        Choice choice = new Choice(choices.size(), name, offer.version(), offer.distribution(), offer.exclusion());
        choices.add(choice);
        return choice;
    }

    /** Fetches nothing ahead any more. */
    @Override
    public void close() {
        lookahead.close();
    }

    @Override
    public int nameOfRequirement(int requirement) {
        return asks.get(requirement).name();
    }

    @Override
    public int nameOfCandidate(int candidate) {
        return choices.get(candidate).name();
    }

    @Override
    public int[] candidates(int name) {
        return named(name).stream()
                .filter(Choice::isUsable)
                .mapToInt(Choice::id)
                .toArray();
    }

    @Override
    public int[] matching(int requirement) {
        int[] matching = matchingByAsk.get(requirement);
        if (matching == null) {
            Ask ask = asks.get(requirement);
            matching = named(ask.name()).stream()
                    .filter(choice -> choice.isUsable() && ask.specifiers().contains(choice.version()))
                    .mapToInt(Choice::id)
                    .toArray();
            matchingByAsk.set(requirement, matching);
        }
        return matching;
    }

    @Override
    public Dependencies dependencies(int candidate) {
        Dependencies known = dependenciesByChoice.get(candidate);
        if (known == null) {
            known = metadata.dependencies(choices.get(candidate));
            dependenciesByChoice.put(candidate, known);
        }
        return known;
    }

    @Override
    public int tieGroup(int candidate) {
        return candidate; // A project has one choice for each version.
    }

    @Override
    public int tieRank(int candidate) {
        return 0;
    }

    @Override
    public int grade(int candidate, int goal) {
        return 0;
    }

    /** None: each trial for a better version would fetch the metadata of more versions, as no peer does. */
    @Override
    public int goals() {
        return 0;
    }

    /** What extras need is looked up where somebody asks for the extra: some packages have a hundred of them. */
    @Override
    public boolean isConditionalLazy() {
        return true;
    }
}
