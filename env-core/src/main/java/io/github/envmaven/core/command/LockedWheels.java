package io.github.envmaven.core.command;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.lock.LockedRecords;
import io.github.envmaven.core.lock.LockedRequest;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.SdistName;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.wheel.WheelFile;
import io.github.envmaven.core.wheel.WheelFile.Wish;
import io.github.envmaven.core.wheel.WheelOrigin;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wheels that a lock has for a platform, as an installer takes them. */
final class LockedWheels {

    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z0-9][A-Za-z0-9._-]*)(?![^\\s\\[(;@=<>!~])");

    private LockedWheels() {}

    /**
     * The wheels of a platform.
     *
     * @param lock the lock
     * @param lockFile where it is
     * @param platform the platform
     * @return the wheels, by name
     * @throws InvalidInput when a pip package is no wheel, or not known by a digest
     */
    static List<WheelFile> of(LockFile lock, Path lockFile, String platform) {
        List<LockedPackage.Pip> packages =
                LockedPlatform.of(lock, lockFile, platform).pip();
        Predicate<LockedPackage.Pip> isRequested = LockedRequest.read(lock.metadata(), platform)
                .filter(request -> !request.pip().isEmpty())
                .map(request -> isRequestedBy(request, packages))
                .orElseGet(() -> isNeededByNone(packages));
        return packages.stream()
                .map(pip -> wheel(pip, isRequested.test(pip) ? Wish.REQUESTED : Wish.NEEDED))
                .toList();
    }

    private static Predicate<LockedPackage.Pip> isRequestedBy(LockedRequest request, List<LockedPackage.Pip> packages) {
        // What another tool locked is one line here, and does not say what was asked for.
        boolean isLockedElsewhere =
                request.pip().values().stream().flatMap(List::stream).anyMatch(line -> line.startsWith("-r "));
        Predicate<LockedPackage.Pip> byOthers = isLockedElsewhere ? isNeededByNone(packages) : pip -> false;
        Set<String> names = new HashSet<>();
        request.pip().forEach((category, lines) -> {
            if (!category.equals(LockedRequest.CONSTRAINTS)) {
                lines.forEach(line -> names.add(PypiName.normalized(nameIn(line))));
            }
        });
        return byOthers.or(pip -> !pip.sourceUrl().isEmpty() || names.contains(PypiName.normalized(pip.name())));
    }

    /** Locks of other programs do not say what was asked for; most often it is what nothing else needs. */
    private static Predicate<LockedPackage.Pip> isNeededByNone(List<LockedPackage.Pip> packages) {
        Set<String> needed = new HashSet<>();
        packages.forEach(pip -> pip.dependencies().keySet().forEach(name -> needed.add(PypiName.normalized(name))));
        return pip -> !needed.contains(PypiName.normalized(pip.name()));
    }

    /** The name that a requirement begins with; that of a URL or a path alone has none. */
    private static String nameIn(String line) {
        Matcher name = NAME.matcher(line);
        return name.lookingAt() ? name.group(1) : "";
    }

    private static WheelFile wheel(LockedPackage.Pip pip, Wish wish) {
        if (pip.url().startsWith(GitUrl.PREFIX)) {
            return repository(pip, wish);
        }
        String fileName = pip.fileName();
        WheelName name = fileName.endsWith(".whl") ? WheelName.parse(fileName) : built(SdistName.parse(fileName));
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

    /** Its commit is its proof, so that it has no other. */
    private static WheelFile repository(LockedPackage.Pip pip, Wish wish) {
        GitUrl url = GitUrl.parse(pip.url());
        if (!url.isCommit() || !url.reference().equals(pip.revision())) {
            throw new InvalidInput(
                    "Package " + pip + " of the lock is in a repository, and which commit it is does not stand there.",
                    Remedy.of(Remedy.Kind.RELOCK));
        }
        String name = PypiName.parse(pip.name()).inFileNames();
        return new WheelFile(
                WheelName.parse(name + "-" + Pep440Version.parse(pip.version()) + "-py3-none-any.whl"),
                url.toString(),
                WheelOrigin.digestOf(url.repository(), url.reference()),
                url.toString(),
                wish);
    }

    /** Which tags it will have is not known; that it is the right Python's is seen to when it is built. */
    private static WheelName built(SdistName sdist) {
        return WheelName.parse(sdist.name().inFileNames() + "-" + sdist.version() + "-py3-none-any.whl");
    }

    /**
     * Refuses what would have to be built.
     *
     * @param wheels the wheels of a lock
     */
    static void requireNoneToBuild(List<WheelFile> wheels) {
        wheels.stream().filter(WheelFile::isBuilt).findFirst().ifPresent(file -> {
            String what =
                    file.url().startsWith(GitUrl.PREFIX) ? "the sources of a repository" : "a source distribution";
            throw notBuilt(file.project() + " " + file.name().version(), what, file.url());
        });
    }

    private static InvalidInput notBuilt(String pip, String what, String url) {
        return new InvalidInput(
                "Package " + pip + " is locked as " + what + ", which would have to be built: "
                        + SafePath.printable(url)
                        + "\nOnly wheels are installed unless told otherwise: building runs the package's own code on"
                        + " this machine.",
                Remedy.fixInput("Ask for a version that has a wheel, take the package from a conda channel, or let it"
                        + " be built with sdist=build."));
    }
}
