package io.github.envmaven.core.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A set of versions, as the version field of a MatchSpec describes it (CEP 29): {@code >=1.2,<2|3.*}.
 *
 * <p>{@code |} is or, {@code ,} is and and binds tighter; parentheses group. Specs are equal when they are built alike:
 * {@code 1.0} and {@code ==1.0.0} are, {@code 1.0.*} and {@code 1.*} are not. The text form is canonical, and
 * reading it gives an equal spec. Immutable.
 */
public sealed interface VersionSpec
        permits AnyVersion,
                ComparedVersion,
                VersionSeries,
                CompatibleVersion,
                VersionPattern,
                AllOfVersions,
                AnyOfVersions {

    /**
     * Tells whether a version is in the set.
     *
     * @param version any version
     * @return whether it is
     */
    boolean matches(Version version);

    /**
     * Tells whether the spec asks for nothing.
     *
     * @return whether it is {@code *}
     */
    default boolean isAny() {
        return false;
    }

    /**
     * The one version that the spec asks for.
     *
     * @return empty where the spec is not of the form {@code ==1.2}
     */
    default Optional<Version> exactVersion() {
        return Optional.empty();
    }

    /**
     * The series that the spec asks for.
     *
     * @return the part before {@code .*}; empty where the spec is not of the form {@code 1.2.*}
     */
    default Optional<Version> series() {
        return Optional.empty();
    }

    /**
     * What satisfies both specs.
     *
     * @param other the other spec
     * @return the conjunction, flat
     */
    default VersionSpec and(VersionSpec other) {
        return allOf(List.of(this, other));
    }

    /**
     * Reads a version spec.
     *
     * @param text for example {@code >=1.2,<2|3.*}
     * @return the spec
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when it is not one, with the column
     */
    static VersionSpec parse(String text) {
        return VersionSpecParser.parse(text);
    }

    /**
     * The spec that every version satisfies.
     *
     * @return {@code *}
     */
    static VersionSpec any() {
        return AnyVersion.ANY;
    }

    /**
     * The spec that one version satisfies.
     *
     * @param version the version
     * @return {@code ==version}
     */
    static VersionSpec exactly(Version version) {
        return new ComparedVersion(Relation.EQUAL, version);
    }

    /**
     * The spec of a series.
     *
     * @param prefix what versions start with
     * @return {@code prefix.*}
     */
    static VersionSpec startingWith(Version prefix) {
        return new VersionSeries(Sense.INSIDE, prefix);
    }

    /**
     * What satisfies all of some specs.
     *
     * @param specs any number
     * @return the conjunction, flat and without {@code *}
     */
    static VersionSpec allOf(List<VersionSpec> specs) {
        List<VersionSpec> flat = new ArrayList<>();
        for (VersionSpec spec : specs) {
            if (spec instanceof AllOfVersions all) {
                flat.addAll(all.specs());
            } else if (!spec.isAny()) {
                flat.add(spec);
            }
        }
        if (flat.isEmpty()) {
            return any();
        }
        return flat.size() == 1 ? flat.get(0) : new AllOfVersions(flat);
    }

    /**
     * What satisfies at least one of some specs.
     *
     * @param specs at least one
     * @return the disjunction, flat
     */
    static VersionSpec anyOf(List<VersionSpec> specs) {
        List<VersionSpec> flat = new ArrayList<>();
        for (VersionSpec spec : specs) {
            if (spec.isAny()) {
                return spec;
            }
            if (spec instanceof AnyOfVersions any) {
                flat.addAll(any.specs());
            } else {
                flat.add(spec);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new AnyOfVersions(flat);
    }
}
