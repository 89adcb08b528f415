package io.github.envmaven.core.record;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a record; not safe for several threads. */
public final class PackageRecordBuilder {

    final PackageName name;
    final Version version;
    final String build;
    long buildNumber;
    String subdir = "noarch";
    NoArch noArch = NoArch.NONE;
    List<String> depends = List.of();
    List<String> constrains = List.of();
    Map<String, List<String>> extraDepends = Collections.emptyMap();
    List<String> trackFeatures = List.of();
    List<String> flags = List.of();

    @Nullable
    Sha256 sha256;

    @Nullable
    Md5 md5;

    @Nullable
    Long size;

    @Nullable
    Long timestamp;

    @Nullable
    Long indexedTimestamp;

    @Nullable
    String license;

    @Nullable
    String licenseFamily;

    @Nullable
    String features;

    @Nullable
    String pythonSitePackagesPath;

    PackageRecordBuilder(PackageName name, Version version, String build) {
        this.name = name;
        this.version = version;
        this.build = build;
    }

    /**
     * Sets {@link PackageRecord#buildNumber()}.
     *
     * @param buildNumber the build number
     * @return this
     */
    public PackageRecordBuilder buildNumber(long buildNumber) {
        this.buildNumber = buildNumber;
        return this;
    }

    /**
     * Sets {@link PackageRecord#subdir()}.
     *
     * @param subdir the subdir, such as linux-64
     * @return this
     */
    public PackageRecordBuilder subdir(String subdir) {
        this.subdir = subdir;
        return this;
    }

    /**
     * Sets {@link PackageRecord#noArch()}.
     *
     * @param noArch the kind
     * @return this
     */
    public PackageRecordBuilder noArch(NoArch noArch) {
        this.noArch = noArch;
        return this;
    }

    /**
     * Sets {@link PackageRecord#depends()}.
     *
     * @param depends MatchSpecs as text
     * @return this
     */
    public PackageRecordBuilder depends(List<String> depends) {
        this.depends = List.copyOf(depends);
        return this;
    }

    /**
     * Sets {@link PackageRecord#constrains()}.
     *
     * @param constrains MatchSpecs as text
     * @return this
     */
    public PackageRecordBuilder constrains(List<String> constrains) {
        this.constrains = List.copyOf(constrains);
        return this;
    }

    /**
     * Sets {@link PackageRecord#extraDepends()}.
     *
     * @param extraDepends MatchSpecs as text by extra
     * @return this
     */
    public PackageRecordBuilder extraDepends(Map<String, List<String>> extraDepends) {
        this.extraDepends = Collections.unmodifiableMap(new TreeMap<>(extraDepends));
        return this;
    }

    /**
     * Sets {@link PackageRecord#trackFeatures()}.
     *
     * @param trackFeatures feature names
     * @return this
     */
    public PackageRecordBuilder trackFeatures(List<String> trackFeatures) {
        this.trackFeatures = List.copyOf(trackFeatures);
        return this;
    }

    /**
     * Sets {@link PackageRecord#flags()}.
     *
     * @param flags flags
     * @return this
     */
    public PackageRecordBuilder flags(List<String> flags) {
        this.flags = List.copyOf(flags);
        return this;
    }

    /**
     * Sets {@link PackageRecord#sha256()}.
     *
     * @param sha256 the archive's SHA-256
     * @return this
     */
    public PackageRecordBuilder sha256(Sha256 sha256) {
        this.sha256 = sha256;
        return this;
    }

    /**
     * Sets {@link PackageRecord#md5()}.
     *
     * @param md5 the archive's MD5
     * @return this
     */
    public PackageRecordBuilder md5(Md5 md5) {
        this.md5 = md5;
        return this;
    }

    /**
     * Sets {@link PackageRecord#size()}.
     *
     * @param size the archive's size in bytes
     * @return this
     */
    public PackageRecordBuilder size(long size) {
        this.size = size;
        return this;
    }

    /**
     * Sets {@link PackageRecord#timestamp()}.
     *
     * @param timestamp milliseconds since 1970
     * @return this
     */
    public PackageRecordBuilder timestamp(long timestamp) {
        this.timestamp = timestamp;
        return this;
    }

    /**
     * Sets {@link PackageRecord#indexedTimestamp()}.
     *
     * @param indexedTimestamp milliseconds since 1970
     * @return this
     */
    public PackageRecordBuilder indexedTimestamp(long indexedTimestamp) {
        this.indexedTimestamp = indexedTimestamp;
        return this;
    }

    /**
     * Sets {@link PackageRecord#license()}.
     *
     * @param license the licence expression
     * @return this
     */
    public PackageRecordBuilder license(String license) {
        this.license = license;
        return this;
    }

    /**
     * Sets {@link PackageRecord#licenseFamily()}.
     *
     * @param licenseFamily the licence family
     * @return this
     */
    public PackageRecordBuilder licenseFamily(String licenseFamily) {
        this.licenseFamily = licenseFamily;
        return this;
    }

    /**
     * Sets {@link PackageRecord#features()}.
     *
     * @param features the features field
     * @return this
     */
    public PackageRecordBuilder features(String features) {
        this.features = features;
        return this;
    }

    /**
     * Sets {@link PackageRecord#pythonSitePackagesPath()}.
     *
     * @param pythonSitePackagesPath a path relative to the prefix
     * @return this
     */
    public PackageRecordBuilder pythonSitePackagesPath(String pythonSitePackagesPath) {
        this.pythonSitePackagesPath = pythonSitePackagesPath;
        return this;
    }

    /**
     * Makes the record.
     *
     * @return the record
     */
    public PackageRecord build() {
        return new PackageRecord(this);
    }
}
