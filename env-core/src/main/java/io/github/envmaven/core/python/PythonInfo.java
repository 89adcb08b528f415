package io.github.envmaven.core.python;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.record.PackageRecord;
import java.util.List;

/**
 * The Python of an environment, as far as it decides where the files of noarch packages go (CEP 17).
 *
 * @param major the first part of its version
 * @param minor the second part of its version
 * @param windows whether the environment has the layout of Windows
 * @param sitePackages where pure Python packages go, relative to the prefix, with {@code /} between its parts
 */
public record PythonInfo(int major, int minor, boolean windows, String sitePackages) {

    /** Refuses a directory outside the prefix. */
    public PythonInfo {
        for (String part : sitePackages.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.matches(".*[\\\\:\\p{C}].*")) {
                throw new IntegrityFailed("python_site_packages_path '" + sitePackages.replaceAll("\\p{C}", "?")
                        + "' is not a directory inside the environment");
            }
        }
    }

    /**
     * Reads the facts off the record of the package {@code python}.
     *
     * @param python the record
     * @param platform the platform of the environment, {@code win-64} for example: a noarch python says too little
     * @return the facts
     */
    public static PythonInfo of(PackageRecord python, String platform) {
        List<String> parts = List.of(python.version().toString().split("[.]", 3));
        boolean windows = platform.startsWith("win-");
        try {
            int major = Integer.parseInt(parts.get(0));
            int minor = Integer.parseInt(parts.get(1));
            String path = python.pythonSitePackagesPath()
                    .orElse(windows ? "Lib/site-packages" : "lib/python" + major + "." + minor + "/site-packages");
            return new PythonInfo(major, minor, windows, path);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IntegrityFailed(
                    "Python has version '" + python.version() + "', which does not start with two numbers");
        }
    }

    /**
     * The version that names directories and executables.
     *
     * @return for example {@code 3.13}
     */
    public String shortVersion() {
        return major + "." + minor;
    }

    /**
     * Where commands go.
     *
     * @return relative to the prefix
     */
    public String scriptsDirectory() {
        return windows ? "Scripts" : "bin";
    }

    /**
     * The interpreter.
     *
     * @return relative to the prefix, with {@code /} between its parts
     */
    public String executable() {
        return windows ? "python.exe" : "bin/python" + shortVersion();
    }

    /**
     * Where a path of a noarch Python package goes.
     *
     * @param packagePath as the package has it: {@code site-packages/a.py}, {@code python-scripts/a}, or any other
     * @return relative to the prefix
     */
    public String installedPath(String packagePath) {
        if (packagePath.startsWith("site-packages/")) {
            return sitePackages + packagePath.substring("site-packages".length());
        }
        if (packagePath.startsWith("python-scripts/")) {
            return scriptsDirectory() + packagePath.substring("python-scripts".length());
        }
        return packagePath;
    }

    /**
     * Whether noarch Python packages that were linked for another Python lie where this one looks for them.
     *
     * @param other the Python they were linked for
     * @return false when they must be linked again
     */
    public boolean sharesLinksWith(PythonInfo other) {
        return major == other.major && minor == other.minor && sitePackages.equals(other.sitePackages);
    }
}
