package io.github.envmaven.core.record;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a channel says about one package file (CEP 34, 36). Immutable; made by {@link #builder}.
 *
 * <p>Specs in {@link #depends()}, {@link #constrains()} and {@link #extraDepends()} stay text: most are never looked
 * at, and one that cannot be read makes its own record uninstallable and no other.
 */
public final class PackageRecord {

    private final PackageName name;
    private final Version version;
    private final String build;
    private final long buildNumber;
    private final String subdir;
    private final NoArch noArch;
    private final List<String> depends;
    private final List<String> constrains;
    private final Map<String, List<String>> extraDepends;
    private final List<String> trackFeatures;
    private final List<String> flags;
    private final @Nullable Sha256 sha256;
    private final @Nullable Md5 md5;
    private final @Nullable Long size;
    private final @Nullable Long timestamp;
    private final @Nullable Long indexedTimestamp;
    private final @Nullable String license;
    private final @Nullable String licenseFamily;
    private final @Nullable String features;
    private final @Nullable String pythonSitePackagesPath;

    PackageRecord(PackageRecordBuilder builder) {
        this.name = builder.name;
        this.version = builder.version;
        this.build = builder.build;
        this.buildNumber = builder.buildNumber;
        this.subdir = builder.subdir;
        this.noArch = builder.noArch;
        this.depends = builder.depends;
        this.constrains = builder.constrains;
        this.extraDepends = builder.extraDepends;
        this.trackFeatures = builder.trackFeatures;
        this.flags = builder.flags;
        this.sha256 = builder.sha256;
        this.md5 = builder.md5;
        this.size = builder.size;
        this.timestamp = builder.timestamp;
        this.indexedTimestamp = builder.indexedTimestamp;
        this.license = builder.license;
        this.licenseFamily = builder.licenseFamily;
        this.features = builder.features;
        this.pythonSitePackagesPath = builder.pythonSitePackagesPath;
    }

    /**
     * Starts a record with what every record has.
     *
     * @param name the package's name
     * @param version its version
     * @param build the build string
     * @return a builder with everything else empty
     */
    public static PackageRecordBuilder builder(PackageName name, Version version, String build) {
        return new PackageRecordBuilder(name, version, build);
    }

    /**
     * The package's name.
     *
     * @return the name
     */
    public PackageName name() {
        return name;
    }

    /**
     * The package's version.
     *
     * @return the version
     */
    public Version version() {
        return version;
    }

    /**
     * The build string, which tells builds of one version apart.
     *
     * @return the build string
     */
    public String build() {
        return build;
    }

    /**
     * The build number: among builds of one version, higher is newer.
     *
     * @return zero or more
     */
    public long buildNumber() {
        return buildNumber;
    }

    /**
     * The subdir the record is published in.
     *
     * @return {@code linux-64}, {@code noarch}, ...
     */
    public String subdir() {
        return subdir;
    }

    /**
     * Whether and how the package is independent of the platform.
     *
     * @return the kind
     */
    public NoArch noArch() {
        return noArch;
    }

    /**
     * What must be installed with the package.
     *
     * @return MatchSpecs as text, in the channel's order
     */
    public List<String> depends() {
        return depends;
    }

    /**
     * What other packages must satisfy where they are installed too.
     *
     * @return MatchSpecs as text, in the channel's order
     */
    public List<String> constrains() {
        return constrains;
    }

    /**
     * Further dependencies by the name of the extra that asks for them (CEP 44).
     *
     * @return MatchSpecs as text by extra, sorted by extra
     */
    public Map<String, List<String>> extraDepends() {
        return extraDepends;
    }

    /**
     * The features the package tracks; a record with fewer is preferred.
     *
     * @return feature names
     */
    public List<String> trackFeatures() {
        return trackFeatures;
    }

    /**
     * The flags that name variants of a build (CEP 45).
     *
     * @return flags such as {@code cuda} or {@code blas:mkl}
     */
    public List<String> flags() {
        return flags;
    }

    /**
     * The SHA-256 of the archive.
     *
     * @return empty where the channel gives none
     */
    public Optional<Sha256> sha256() {
        return Optional.ofNullable(sha256);
    }

    /**
     * The MD5 of the archive.
     *
     * @return empty where the channel gives none
     */
    public Optional<Md5> md5() {
        return Optional.ofNullable(md5);
    }

    /**
     * The size of the archive.
     *
     * @return bytes; empty where the channel gives none
     */
    public OptionalLong size() {
        return optional(size);
    }

    /**
     * When the package was built, by the builder's clock.
     *
     * @return milliseconds since 1970; empty where the channel gives none
     */
    public OptionalLong timestamp() {
        return optional(timestamp);
    }

    /**
     * When the channel first indexed the package, by the channel's clock (CEP 47).
     *
     * @return milliseconds since 1970; empty where the channel gives none
     */
    public OptionalLong indexedTimestamp() {
        return optional(indexedTimestamp);
    }

    /**
     * The licence expression.
     *
     * @return empty where the channel gives none
     */
    public Optional<String> license() {
        return Optional.ofNullable(license);
    }

    /**
     * The licence family, a coarse and dated classification.
     * @return empty where the channel gives none
     */
    public Optional<String> licenseFamily() {
        return Optional.ofNullable(licenseFamily);
    }

    /**
     * The dead {@code features} field, kept because specs may still ask for it.
     * @return empty where the channel gives none
     */
    public Optional<String> features() {
        return Optional.ofNullable(features);
    }

    /**
     * Where a Python keeps its site-packages, relative to the prefix (CEP 17).
     *
     * @return empty where the channel gives none
     */
    public Optional<String> pythonSitePackagesPath() {
        return Optional.ofNullable(pythonSitePackagesPath);
    }

    /**
     * The archive's name without its extension, as conda names files and directories after it.
     *
     * @return {@code name-version-build}
     */
    public String stem() {
        return name + "-" + version + "-" + build;
    }

    /**
     * A builder that holds what this record holds, to change some of it.
     *
     * @return a new builder
     */
    public PackageRecordBuilder toBuilder() {
        PackageRecordBuilder copy = new PackageRecordBuilder(name, version, build);
        copy.buildNumber = buildNumber;
        copy.subdir = subdir;
        copy.noArch = noArch;
        copy.depends = depends;
        copy.constrains = constrains;
        copy.extraDepends = extraDepends;
        copy.trackFeatures = trackFeatures;
        copy.flags = flags;
        copy.sha256 = sha256;
        copy.md5 = md5;
        copy.size = size;
        copy.timestamp = timestamp;
        copy.indexedTimestamp = indexedTimestamp;
        copy.license = license;
        copy.licenseFamily = licenseFamily;
        copy.features = features;
        copy.pythonSitePackagesPath = pythonSitePackagesPath;
        return copy;
    }

    @Override
    public String toString() {
        return stem();
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
