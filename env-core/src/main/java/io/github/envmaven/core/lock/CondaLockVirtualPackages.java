package io.github.envmaven.core.lock;

import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.List;

/** The virtual packages conda-lock takes a platform to have where its user says nothing else. */
public final class CondaLockVirtualPackages {

    private CondaLockVirtualPackages() {}

    /**
     * The defaults of a platform. The lower of the two {@code __osx} of {@code osx-64} is a slip of conda-lock that its
     * digests depend on.
     *
     * @param platform for example {@code linux-64}
     * @return empty for platforms conda-lock does not know
     */
    public static List<VirtualPackage> of(String platform) {
        List<VirtualPackage> packages = new ArrayList<>();
        switch (platform) {
            case "linux-64" -> addLinux(packages, "x86_64");
            case "linux-aarch64" -> addLinux(packages, "aarch64");
            case "linux-ppc64le" -> addLinux(packages, "ppc64le");
            case "osx-64" -> {
                addOsx(packages, "x86_64");
                add(packages, "__osx", "10.15", "0");
            }
            case "osx-arm64" -> addOsx(packages, "arm64");
            case "win-64" -> {
                add(packages, "__win", "0", "0");
                add(packages, "__archspec", "1", "x86_64");
                add(packages, "__cuda", "11.4", "0");
            }
            default -> {
                // conda-lock has none
            }
        }
        return packages;
    }

    private static void addLinux(List<VirtualPackage> packages, String architecture) {
        add(packages, "__unix", "0", "0");
        add(packages, "__linux", "5.10", "0");
        add(packages, "__archspec", "1", architecture);
        add(packages, "__glibc", "2.28", "0");
        add(packages, "__cuda", "11.4", "0");
    }

    private static void addOsx(List<VirtualPackage> packages, String architecture) {
        add(packages, "__unix", "0", "0");
        add(packages, "__archspec", "1", architecture);
        add(packages, "__osx", "11.0", "0");
    }

    private static void add(List<VirtualPackage> packages, String name, String version, String build) {
        packages.add(new VirtualPackage(new PackageName(name), Version.parse(version), build));
    }
}
