package io.github.envmaven.core.spec;

import io.github.envmaven.core.version.VersionSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query over package records (CEP 29, with the fields of CEP 43, 44 and 45). Immutable.
 *
 * <p>An absent field asks for nothing. Specs are equal when they ask for the same in the same way; {@link #toString()} is
 * canonical, and reading it gives an equal spec.
 */
public final class MatchSpec {

    private final StringMatcher nameMatcher;
    private final @Nullable PackageName name;
    private final VersionSpec version;
    private final StringMatcher build;
    private final SpecFields fields;
    private final boolean plain;

    MatchSpec(StringMatcher nameMatcher, VersionSpec version, StringMatcher build, SpecFields fields) {
        this.nameMatcher = nameMatcher;
        this.name = nameMatcher.exact().map(PackageName::of).orElse(null);
        this.version = version;
        this.build = build;
        this.fields = fields;
        this.plain = fields.isEmpty();
    }

    /**
     * Reads a spec as users write it on command lines and in manifests.
     *
     * @param text for example {@code conda-forge::numpy=1.26[build=py311*]}
     * @return the spec
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when it is not one, with the column
     */
    public static MatchSpec parse(String text) {
        return MatchSpecParser.parse(text);
    }

    /**
     * Reads a spec as records carry them in {@code depends} and {@code constrains}. The language is the users'; only
     * names are not held to CEP 26, because some channels publish others.
     *
     * @param text for example {@code numpy >=1.21,<3}
     * @return the spec
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when it is not one, with the column
     */
    public static MatchSpec parseDepends(String text) {
        return MatchSpecParser.parseDepends(text);
    }

    /**
     * Reads a spec whose package is named elsewhere, such as the value of a table from names to specs.
     *
     * @param name the package's name
     * @param text for example {@code >=1.26,<2} or {@code 1.26.* py311*}
     * @return the spec
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when it is not one, with the column
     */
    public static MatchSpec parseNameless(PackageName name, String text) {
        return MatchSpecParser.parseNameless(StringMatcher.exactly(name.value()), text);
    }

    /**
     * Cuts the name out of a {@code depends} text and looks at nothing else.
     *
     * @param text for example {@code numpy >=1.21,<3}
     * @return the name
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when the text does not begin with a name
     */
    public static PackageName nameOf(String text) {
        return MatchSpecParser.nameOf(text);
    }

    /**
     * A spec for any record of a package.
     *
     * @param name the package's name
     * @return the spec
     */
    public static MatchSpec of(PackageName name) {
        return of(name, VersionSpec.any());
    }

    /**
     * A spec for some versions of a package.
     *
     * @param name the package's name
     * @param version which versions
     * @return the spec
     */
    public static MatchSpec of(PackageName name, VersionSpec version) {
        return new MatchSpec(StringMatcher.exactly(name.value()), version, StringMatcher.any(), SpecFields.NONE);
    }

    /**
     * The package's name.
     *
     * @return empty where {@link #nameMatcher()} is a glob, a regular expression or {@code *}
     */
    public Optional<PackageName> name() {
        return Optional.ofNullable(name);
    }

    /**
     * What the name has to be.
     *
     * @return {@code *} where any will do
     */
    public StringMatcher nameMatcher() {
        return nameMatcher;
    }

    /**
     * What the version has to be.
     *
     * @return {@code *} where any will do
     */
    public VersionSpec version() {
        return version;
    }

    /**
     * What the build string has to be.
     *
     * @return {@code *} where any will do
     */
    public StringMatcher build() {
        return build;
    }

    /**
     * What the build number has to be.
     *
     * @return empty where any will do
     */
    public Optional<BuildNumberSpec> buildNumber() {
        return Optional.ofNullable(fields.buildNumber());
    }

    /**
     * Which channel the record has to come from.
     *
     * @return a channel's name, its URL without credentials and subdir, or a glob over either; empty where any will do
     */
    public Optional<String> channel() {
        return Optional.ofNullable(fields.channel());
    }

    /**
     * What the subdir has to be.
     *
     * @return empty where any will do
     */
    public Optional<StringMatcher> subdir() {
        return fields.matcher("subdir");
    }

    /**
     * What the file name has to be.
     *
     * @return empty where any will do
     */
    public Optional<StringMatcher> fileName() {
        return fields.matcher("fn");
    }

    /**
     * What the archive's URL has to be.
     *
     * @return empty where any will do
     */
    public Optional<StringMatcher> url() {
        return fields.matcher("url");
    }

    /**
     * What the archive's MD5 has to be.
     *
     * @return empty where any will do
     */
    public Optional<StringMatcher> md5() {
        return fields.matcher("md5");
    }

    /**
     * What the archive's SHA-256 has to be.
     *
     * @return empty where any will do
     */
    public Optional<StringMatcher> sha256() {
        return fields.matcher("sha256");
    }

    /**
     * What the licence has to be.
     *
     * @return empty where any will do
     */
    public Optional<StringMatcher> license() {
        return fields.matcher("license");
    }

    /**
     * What the licence family has to be.
     *
     * @return empty where any will do
     */
    public Optional<StringMatcher> licenseFamily() {
        return fields.matcher("license_family");
    }

    /**
     * The features that the record has to track, exactly these.
     *
     * @return empty where any will do
     */
    public List<String> trackFeatures() {
        return fields.trackFeatures();
    }

    /**
     * The dead features that the record has to have, exactly these.
     *
     * @return empty where any will do
     */
    public List<String> features() {
        return fields.features();
    }

    /**
     * The groups of further dependencies that come with the package (CEP 44). They select no record.
     *
     * @return empty where none are asked for
     */
    public List<String> extras() {
        return fields.extras();
    }

    /**
     * The flags that the record has to have, each maybe a glob (CEP 45).
     *
     * @return empty where none are asked for
     */
    public List<String> flags() {
        return fields.flags();
    }

    /**
     * When the spec counts at all (CEP 43).
     *
     * @return empty where it always does
     */
    public Optional<SpecCondition> when() {
        return Optional.ofNullable(fields.when());
    }

    /**
     * Tells whether name, version and build are all that the spec asks for, as in most of {@code depends}.
     *
     * @return whether no other field is present
     */
    public boolean isPlain() {
        return plain;
    }

    SpecFields fields() {
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MatchSpec spec
                && nameMatcher.equals(spec.nameMatcher)
                && version.equals(spec.version)
                && build.equals(spec.build)
                && fields.equals(spec.fields);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * nameMatcher.hashCode() + version.hashCode()) + build.hashCode()) + fields.hashCode();
    }

    /**
     * The canonical form (CEP 29, appendix A, where it loses nothing).
     *
     * @return for example {@code conda-forge::numpy=1.26[build=py311*]}
     */
    @Override
    public String toString() {
        return MatchSpecPrinter.print(this);
    }
}
