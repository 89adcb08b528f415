package io.github.envmaven.core.command;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.lock.LockedRecords;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.wheel.WheelFile;
import io.github.envmaven.core.wheel.WheelFile.Wish;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The wheels that a lock has for a platform, as an installer takes them. */
final class LockedWheels {

    private LockedWheels() {}

    /**
     * The wheels of a platform.
     *
     * @param environment what is locked for it
     * @return the wheels, by name
     * @throws InvalidInput when a pip package is no wheel, or not known by a digest
     */
    static List<WheelFile> of(LockedEnvironment environment) {
        Set<String> needed = new HashSet<>();
        for (LockedPackage.Pip pip : environment.pip()) {
            pip.dependencies().keySet().forEach(name -> needed.add(PypiName.normalized(name)));
        }
        List<WheelFile> wheels = new ArrayList<>();
        for (LockedPackage.Pip pip : environment.pip()) {
            Wish wish = needed.contains(PypiName.normalized(pip.name())) ? Wish.NEEDED : Wish.REQUESTED;
            wheels.add(wheel(pip, wish));
        }
        return wheels;
    }

    private static WheelFile wheel(LockedPackage.Pip pip, Wish wish) {
        if (!pip.revision().isEmpty() || pip.url().startsWith("git+")) {
            throw notBuilt(pip, "the sources of a repository");
        }
        String fileName = fileName(pip.url());
        if (!fileName.endsWith(".whl")) {
            throw notBuilt(pip, "a source distribution");
        }
        WheelName name = WheelName.parse(fileName);
        boolean isSame = name.name().value().equals(PypiName.normalized(pip.name()))
                && Pep440Version.find(pip.version())
                        .filter(name.version()::equals)
                        .isPresent();
        if (!isSame) {
            throw new InvalidInput(
                    "Package " + pip + " of the lock is to come from " + fileName + ", which is another one.",
                    Remedy.of(Remedy.Kind.RELOCK));
        }
        Sha256 sha256 = pip.digests()
                .sha256()
                .orElseThrow(() -> new InvalidInput(
                        "Package " + pip + " of the lock has no SHA-256, so nothing could tell whether its file is the"
                                + " right one.",
                        Remedy.of(Remedy.Kind.RELOCK)));
        String directUrl = pip.sourceUrl().isEmpty() ? "" : LockedRecords.withoutCredentials(pip.sourceUrl());
        return new WheelFile(name, LockedRecords.withoutCredentials(pip.url()), sha256, directUrl, wish);
    }

    /** The last part of a URL's path, its escapes resolved once, so that no name hides another. */
    private static String fileName(String url) {
        String path = url.replaceFirst("[?#].*", "");
        String last = path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B");
        try {
            return URLDecoder.decode(last, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return last;
        }
    }

    private static InvalidInput notBuilt(LockedPackage.Pip pip, String what) {
        return new InvalidInput(
                "Package " + pip + " is locked as " + what + ", which would have to be built: "
                        + SafePath.printable(LockedRecords.withoutCredentials(pip.url()))
                        + "\nOnly wheels are installed; building would run the package's own code on this machine.",
                Remedy.fixInput("Ask for a version that has a wheel, take the package from a conda channel, or build a"
                        + " wheel of it, put that where pip finds it, and lock again."));
    }
}
