package io.github.envmaven.it.demo;

/** The platforms for which {@code org.bytedeco:cpython} has jars, with the build prefix that stands in their files. */
enum CpythonTarget {
    /** Linux on x86-64; the one whose environments are run in our tests. */
    LINUX_64("linux-x86_64", "linux-64", "/home/runner/work"),
    /** Linux on 64-bit ARM. */
    LINUX_AARCH64("linux-arm64", "linux-aarch64", "/home/runner/work"),
    /** macOS on x86-64. */
    OSX_64("macosx-x86_64", "osx-64", "/Users/runner/work"),
    /** macOS on Apple silicon. */
    OSX_ARM64("macosx-arm64", "osx-arm64", "/Users/runner/work"),
    /** Windows on x86-64. */
    WIN_64("windows-x86_64", "win-64", "");

    private final String classifier;
    private final String subdir;
    private final String workspace;

    CpythonTarget(String classifier, String subdir, String workspace) {
        this.classifier = classifier;
        this.subdir = subdir;
        this.workspace = workspace;
    }

    static CpythonTarget ofClassifier(String classifier) {
        for (CpythonTarget target : values()) {
            if (target.classifier.equals(classifier)) {
                return target;
            }
        }
        throw new IllegalArgumentException("No platform is known for the classifier " + classifier);
    }

    String subdir() {
        return subdir;
    }

    boolean isLinux() {
        return this == LINUX_64 || this == LINUX_AARCH64;
    }

    boolean isWindows() {
        return this == WIN_64;
    }

    /** The prefix of the presets' own build; empty where none stands in the files. */
    String buildPrefix() {
        return workspace.isEmpty() ? "" : workspace + "/javacpp-presets/javacpp-presets/cpython/cppbuild/" + classifier;
    }
}
