package io.github.envmaven.it.channel;

import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.record.NoArch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a package says of itself, and what is in it.
 *
 * <p>Built step by step; a package is written from it by {@link ChannelWriter}. Not thread-safe while it is built.
 */
public final class Recipe {

    private final String name;
    private final String version;
    private final List<String> depends = new ArrayList<>();
    private final List<String> constrains = new ArrayList<>();
    private final List<String> entryPoints = new ArrayList<>();
    private final List<String> weakRunExports = new ArrayList<>();
    private final List<PackageEntry> entries = new ArrayList<>();
    private String subdir = Subdir.NOARCH;
    private NoArch noArch = NoArch.GENERIC;
    private ArchiveFormat format = ArchiveFormat.CONDA;
    private int buildNumber;
    private String buildSuffix = "";
    private String build = "";
    private String placeholder = "";
    private String sitePackages = "";
    private String license = "Apache-2.0";
    private String summary = "";

    private Recipe(String name, String version) {
        this.name = name;
        this.version = version;
    }

    /**
     * Begins a recipe of a generic noarch package.
     *
     * @param name of the package
     * @param version of the package
     * @return a recipe without files
     */
    public static Recipe of(String name, String version) {
        return new Recipe(name, version);
    }

    /**
     * Makes the package one of a platform.
     *
     * @param platform a subdir: {@code linux-64}
     * @return this
     */
    public Recipe forPlatform(String platform) {
        subdir = platform;
        noArch = NoArch.NONE;
        return this;
    }

    /**
     * Makes the package a noarch one of Python sources.
     *
     * @param commands entry points, {@code command = module:function}
     * @return this
     */
    public Recipe noarchPython(List<String> commands) {
        noArch = NoArch.PYTHON;
        entryPoints.addAll(commands);
        return this;
    }

    /**
     * Adds dependencies.
     *
     * @param specs match specs
     * @return this
     */
    public Recipe depends(String... specs) {
        depends.addAll(List.of(specs));
        return this;
    }

    /**
     * Adds constraints on packages that may, but need not, stand beside this one.
     *
     * @param specs match specs
     * @return this
     */
    public Recipe constrains(String... specs) {
        constrains.addAll(List.of(specs));
        return this;
    }

    /**
     * Adds weak run exports, which only builders of packages read.
     *
     * @param specs match specs
     * @return this
     */
    public Recipe runExports(String... specs) {
        weakRunExports.addAll(List.of(specs));
        return this;
    }

    /**
     * Sets the build string as a whole.
     *
     * @param buildString for example {@code 8_cp313}
     * @param number the build number
     * @return this
     */
    public Recipe build(String buildString, int number) {
        build = buildString;
        buildNumber = number;
        return this;
    }

    /**
     * Sets what follows hash and build number in the build string.
     *
     * @param suffix for example {@code _cp313}
     * @return this
     */
    public Recipe buildSuffix(String suffix) {
        buildSuffix = suffix;
        return this;
    }

    /**
     * Names the build prefix that stands in files and is replaced on install.
     *
     * @param buildPrefix an absolute path
     * @return this
     */
    public Recipe placeholder(String buildPrefix) {
        placeholder = buildPrefix;
        return this;
    }

    /**
     * Says where this Python looks for packages (CEP 17).
     *
     * @param path relative to the prefix
     * @return this
     */
    public Recipe sitePackages(String path) {
        sitePackages = path;
        return this;
    }

    /**
     * Describes the package.
     *
     * @param licenseId an SPDX expression
     * @param sentence what the package is
     * @return this
     */
    public Recipe about(String licenseId, String sentence) {
        license = licenseId;
        summary = sentence;
        return this;
    }

    /**
     * Sets the archive's format.
     *
     * @param archiveFormat the format
     * @return this
     */
    public Recipe format(ArchiveFormat archiveFormat) {
        format = archiveFormat;
        return this;
    }

    /**
     * Adds paths.
     *
     * @param paths the entries, in any order
     * @return this
     */
    public Recipe with(PackageEntry... paths) {
        return with(List.of(paths));
    }

    /**
     * Adds paths.
     *
     * @param paths the entries, in any order
     * @return this
     */
    public Recipe with(List<PackageEntry> paths) {
        entries.addAll(paths);
        return this;
    }

    String name() {
        return name;
    }

    String version() {
        return version;
    }

    /** The build string: as given, or {@code h<7 digits of what the package says of itself>_<number><suffix>}. */
    String build() {
        if (!build.isEmpty()) {
            return build;
        }
        String identity = String.join("\n", name, version, subdir, depends.toString(), constrains.toString());
        String letters = noArch == NoArch.PYTHON ? "pyh" : "h";
        return letters + Digests.sha256(identity).hex().substring(0, 7) + "_" + buildNumber + buildSuffix;
    }

    int buildNumber() {
        return buildNumber;
    }

    String stem() {
        return name + "-" + version + "-" + build();
    }

    String fileName() {
        return stem() + format.extension();
    }

    String subdir() {
        return subdir;
    }

    NoArch noArch() {
        return noArch;
    }

    ArchiveFormat format() {
        return format;
    }

    List<String> depends() {
        return depends;
    }

    List<String> constrains() {
        return constrains;
    }

    List<String> entryPoints() {
        return entryPoints;
    }

    List<String> weakRunExports() {
        return weakRunExports;
    }

    String placeholder() {
        return placeholder;
    }

    String sitePackages() {
        return sitePackages;
    }

    String license() {
        return license;
    }

    String summary() {
        return summary;
    }

    /** The paths in the order in which packages list them. */
    List<PackageEntry> entries() {
        return entries.stream().sorted(Comparator.comparing(PackageEntry::path)).toList();
    }

    @Override
    public String toString() {
        return subdir + "/" + fileName();
    }
}
