package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.CachedWheel;
import io.github.envmaven.core.cache.WheelCache;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.host.VirtualPackages;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockedNames;
import io.github.envmaven.core.lock.LockedRequest;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pypi.CoreMetadata;
import io.github.envmaven.core.pypi.SdistFile;
import io.github.envmaven.core.python.Interpreter;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.resolve.CondaProvided;
import io.github.envmaven.core.wheel.WheelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes wheels of the source distributions that a lock has, each once for a Python. */
final class SdistBuilding {

    private final EnvSession session;
    private final String platform;
    private final List<RepoDataRecord> records;
    private final List<WheelFile> wheels;
    private final Interpreter interpreter;
    private final RepoDataRecord python;
    private final BuildPromise promise;
    private final SourceArchives sources;

    /**
     * Prepares to build.
     *
     * @param session the session
     * @param lock the lock
     * @param platform the platform that is installed
     * @param records its conda packages
     * @param wheels its wheels, those to be built among them
     */
    SdistBuilding(
            EnvSession session, LockFile lock, String platform, List<RepoDataRecord> records, List<WheelFile> wheels) {
        this.session = session;
        this.platform = platform;
        this.records = List.copyOf(records);
        this.wheels = List.copyOf(wheels);
        List<PackageRecord> packages =
                records.stream().map(RepoDataRecord::packageRecord).toList();
        this.interpreter = Interpreter.of(
                        platform,
                        packages,
                        LockedRequest.read(lock.metadata(), platform)
                                .map(LockedRequest::virtualPackages)
                                .orElseGet(() -> VirtualPackages.assumed(platform)))
                .orElseThrow(SdistBuilding::noPython);
        this.python = records.stream()
                .filter(record -> record.packageRecord().name().value().equals("python"))
                .findFirst()
                .orElseThrow(SdistBuilding::noPython);
        Map<PypiName, Pep440Version> present = new TreeMap<>();
        CondaProvided.of(records, LockedNames.read(lock.metadata()))
                .versions()
                .forEach((name, versions) -> present.put(name, versions.get(0)));
        wheels.forEach(wheel -> present.put(wheel.project(), wheel.name().version()));
        this.promise = new BuildPromise(present, interpreter.markers());
        this.sources = new SourceArchives(session);
    }

    /**
     * Builds what is not in the cache.
     *
     * @param wanted what has to be built
     * @param cache where wheels are kept
     * @param builds whether what runs may use the network
     * @return the wheels in the same order
     */
    List<CachedWheel> build(List<WheelFile> wanted, WheelCache cache, CreateRequest.SourceBuilds builds) {
        List<CachedWheel> built = new ArrayList<>();
        List<WheelFile> ready =
                wheels.stream().filter(wheel -> !wheel.isBuilt()).toList();
        try (BuildEnvironment environment = new BuildEnvironment(session, platform, records, ready)) {
            PythonInfo info = PythonInfo.of(python.packageRecord(), platform);
            Map<String, String> variables = session.settings().environment();
            WheelBuild build = new WheelBuild(environment, info, platform, variables, builds);
            for (WheelFile file : wanted) {
                CachedWheel wheel =
                        cache.fetchBuilt(file, python.packageRecord().stem() + " " + platform, target -> {
                            requireHere(file);
                            Path archive = sources.fetch(file);
                            if (builds == CreateRequest.SourceBuilds.OFFLINE) {
                                promise.requireTools(
                                        file, SdistFile.pyproject(archive).orElse(""));
                            }
                            build.build(file, archive, target);
                        });
                promise.requireKept(
                        file,
                        () -> sources.metadata(file),
                        CoreMetadata.parse(wheel.content().metadata(), "The wheel of " + file.label()));
                built.add(wheel);
            }
        }
        return built;
    }

    private void requireHere(WheelFile file) {
        if (!HostPlatform.current().name().equals(platform)) {
            throw new InvalidInput(
                    file.label() + " has to be built for " + platform + ", and only a machine of that kind can.",
                    Remedy.fixInput("Make the environment there, or ask for a version that has a wheel."));
        }
    }

    private static InvalidInput noPython() {
        return new InvalidInput(
                "The environment has source distributions, but no python from conda to build them with.",
                Remedy.fixInput("Add python to the dependencies, and lock again."));
    }
}
