package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a requirement says about versions (PEP 440): clauses that must all hold. Two sets are equal when they have the
 * same clauses.
 */
public final class SpecifierSet {

    /** No clause: every version matches. */
    public static final SpecifierSet ANY = new SpecifierSet(List.of());

    private final List<Specifier> clauses;
    private final VersionRanges ranges;
    private final boolean isArbitrary;
    private @Nullable String text;

    private SpecifierSet(List<Specifier> clauses) {
        this.clauses = List.copyOf(clauses);
        VersionRanges common = VersionRanges.ALL;
        for (Specifier clause : clauses) {
            common = common.intersect(clause.ranges());
        }
        this.ranges = common;
        this.isArbitrary = clauses.stream().anyMatch(Specifier::isArbitrary);
    }

    /**
     * Reads clauses that are separated by commas.
     *
     * @param text for example {@code >=1.2,<2}; may be empty
     * @return the set
     * @throws InvalidInput when a clause is none
     */
    public static SpecifierSet parse(String text) {
        List<Specifier> clauses = new ArrayList<>();
        for (String clause : text.split(",", -1)) {
            if (!clause.isBlank()) {
                clauses.add(Specifier.parse(clause));
            }
        }
        return clauses.isEmpty() ? ANY : new SpecifierSet(clauses);
    }

    static SpecifierSet of(Specifier clause) {
        return new SpecifierSet(List.of(clause));
    }

    /**
     * Both sets' clauses together.
     *
     * @param other another set
     * @return what matches both
     */
    public SpecifierSet and(SpecifierSet other) {
        List<Specifier> all = new ArrayList<>(clauses);
        all.addAll(other.clauses);
        return new SpecifierSet(all);
    }

    /**
     * Tells whether a version meets all clauses, pre-release or not.
     *
     * @param version the version
     * @return whether it does
     */
    public boolean contains(Pep440Version version) {
        return ranges.contains(version) && (!isArbitrary || isNamed(version.written()));
    }

    /**
     * Tells whether the clauses name a pre-release, which makes pre-releases acceptable.
     *
     * @return whether one does, other than by excluding it
     */
    public boolean namesPreRelease() {
        return clauses.stream().anyMatch(Specifier::namesPreRelease);
    }

    /**
     * Tells whether there is no clause.
     *
     * @return whether every version matches
     */
    public boolean isEmpty() {
        return clauses.isEmpty();
    }

    /**
     * Tells whether this asks for one version alone, by {@code ==} without a star or by {@code ===}.
     *
     * @return whether it does
     */
    public boolean isPinned() {
        return clauses.stream()
                .anyMatch(clause -> clause.isArbitrary()
                        || (clause.operator().equals("==") && !clause.operand().endsWith(".*")));
    }

    /**
     * Keeps what matches, as the standard handles pre-releases.
     *
     * @param versions versions as they are published, in any order; those that are none match {@code ===} alone
     * @param preReleases whether pre-releases are acceptable
     * @return those that match, in the same order
     */
    public List<String> filter(List<String> versions, PreReleases preReleases) {
        List<String> matching = versions.stream().filter(this::matches).toList();
        boolean accepted = preReleases == PreReleases.ACCEPT
                || (preReleases == PreReleases.WHERE_NAMED_OR_NEEDED && namesPreRelease());
        if (accepted) {
            return matching;
        }
        List<String> finals =
                matching.stream().filter(text -> !isPreRelease(text)).toList();
        boolean needed = preReleases == PreReleases.WHERE_NAMED_OR_NEEDED
                && finals.stream().noneMatch(text -> Pep440Version.find(text).isPresent());
        return needed ? matching : finals;
    }

    boolean matches(String text) {
        Optional<Pep440Version> version = Pep440Version.find(text);
        if (version.isPresent()) {
            return contains(version.get());
        }
        return clauses.stream().allMatch(Specifier::isArbitrary) && isNamed(text);
    }

    private static boolean isPreRelease(String text) {
        return Pep440Version.find(text).map(Pep440Version::isPreRelease).orElse(false);
    }

    /** Whether a text is what every {@code ===} asks for. */
    private boolean isNamed(String text) {
        return clauses.stream()
                .filter(Specifier::isArbitrary)
                .allMatch(clause -> folded(clause.operand()).equals(folded(text)));
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Tells whether no version at all can match, published or not.
     *
     * @param preReleases whether pre-releases are acceptable
     * @return whether the clauses contradict each other
     */
    public boolean isUnsatisfiable(PreReleases preReleases) {
        List<String> named = clauses.stream()
                .filter(Specifier::isArbitrary)
                .map(Specifier::operand)
                .toList();
        if (!named.isEmpty()) {
            String text = named.get(0);
            return !matches(text) || (preReleases == PreReleases.REFUSE && isPreRelease(text));
        }
        return preReleases == PreReleases.REFUSE ? !ranges.holdsFinal() : !ranges.isInhabited();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof SpecifierSet other && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The clauses in alphabetical order, each once: {@code ==1.0} and {@code ==1.0.0} are the same. */
    @Override
    public String toString() {
        String known = text; // Several threads may print it at once, and all print the same.
        if (known == null) {
            known = clauses.size() == 1 ? clauses.get(0).toString() : print();
            text = known;
        }
        return known;
    }

    private String print() {
        Map<String, String> byMeaning = new TreeMap<>();
        for (Specifier clause : clauses) {
            byMeaning.merge(clause.meaning(), clause.toString(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        return byMeaning.values().stream().sorted().collect(Collectors.joining(","));
    }
}
