package io.github.envmaven.core.command;

import io.github.envmaven.core.channel.ChannelSettings;
import io.github.envmaven.core.format.BuildStrings;
import io.github.envmaven.core.format.EnvironmentYml;
import io.github.envmaven.core.format.ExplicitSpec;
import io.github.envmaven.core.format.ExplicitSpec.Fragment;
import io.github.envmaven.core.format.PylockToml;
import io.github.envmaven.core.format.RequirementsTxt;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockedChannel;
import io.github.envmaven.core.lock.LockedDigests;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.lock.LockedRecords;
import io.github.envmaven.core.lock.LockedVariables;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.InstalledWheels;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.prefix.PrefixState;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.spec.PackageName;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a lock, or what is installed, in another format. */
public final class ExportCommand {

    private static final Pattern DIST_INFO = Pattern.compile(".*/site-packages/([^/]+)-[^/-]+\\.dist-info/METADATA");
    private static final List<String> MAIN = List.of("main");

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public ExportCommand(EnvSession session) {
        // Needs nothing of the session yet; taken so that all commands are made alike.
    }

    /**
     * Writes the document.
     *
     * @param request what, and in which format
     * @return the whole document
     */
    public String run(ExportRequest request) {
        Exported exported = Files.isRegularFile(request.source()) ? locked(request) : installed(request);
        LockedEnvironment environment = exported.environment();
        return switch (request.format()) {
            case ENVIRONMENT_YML -> yml(exported).write(BuildStrings.INCLUDED);
            case ENVIRONMENT_YML_NO_BUILDS -> yml(exported).write(BuildStrings.LEFT_OUT);
            case EXPLICIT -> ExplicitSpec.write(environment, Fragment.MD5);
            case REQUIREMENTS_TXT -> RequirementsTxt.ofEverything(environment, exported.pypiName());
            case REQUIREMENTS_TXT_HASHES -> RequirementsTxt.ofPip(environment);
            case PYLOCK_TOML -> PylockToml.write(environment);
        };
    }

    private record Exported(
            List<String> channels,
            LockedEnvironment environment,
            Map<String, String> variables,
            Function<String, Optional<String>> pypiName) {}

    private static EnvironmentYml yml(Exported exported) {
        return new EnvironmentYml("", exported.channels(), exported.environment(), exported.variables());
    }

    private static Exported locked(ExportRequest request) {
        LockFile lock = LockFileReader.read(request.source());
        String platform = HostPlatform.nameOr(request.platform());
        LockedEnvironment environment = LockedPlatform.of(lock, request.source(), platform);
        Function<String, Optional<String>> pypiName = name -> environment
                .findConda(name)
                .filter(locked -> locked.dependencies().containsKey("python"))
                .map(LockedPackage.Conda::name);
        List<String> channels =
                lock.metadata().channels().stream().map(LockedChannel::url).toList();
        return new Exported(channels, environment, LockedVariables.read(lock.metadata()), pypiName);
    }

    private static Exported installed(ExportRequest request) {
        Prefix prefix = new Prefix(request.source());
        PrefixStatus.requireFinished(prefix);
        List<PrefixRecord> records = PrefixRecords.read(prefix);
        String platform = PrefixRecords.platform(records)
                .orElseGet(() -> HostPlatform.current().name());
        Map<String, String> distributions = new TreeMap<>();
        records.forEach(record -> distribution(record)
                .ifPresent(found -> distributions.put(record.name().value(), found)));
        List<LockedPackage> packages = new ArrayList<>();
        records.forEach(record -> packages.add(LockedRecords.toLocked(record.record(), platform, MAIN)));
        InstalledWheels.read(prefix).forEach(wheel -> packages.add(locked(wheel, platform)));
        List<String> channels = records.stream()
                .map(record ->
                        ChannelSettings.shortName(record.record().channel().baseUrl()))
                .distinct()
                .toList();
        return new Exported(
                channels,
                new LockedEnvironment(platform, packages),
                PrefixState.read(prefix).variables(),
                name -> Optional.ofNullable(
                        distributions.get(PackageName.of(name).value())));
    }

    private static LockedPackage locked(InstalledWheel wheel, String platform) {
        return new LockedPackage.Pip(
                wheel.project().value(),
                wheel.version(),
                platform,
                Map.of(),
                wheel.origin().url(),
                LockedDigests.of(null, wheel.sha256().orElse(null)),
                MAIN,
                wheel.origin().isDirect() ? wheel.origin().url() : "",
                "");
    }

    /** The name in the package's own dist-info is the one that pip and importlib know it by. */
    private static Optional<String> distribution(PrefixRecord record) {
        return record.paths().stream()
                .map(path -> DIST_INFO.matcher(path.path()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).replace('_', '-'))
                .findFirst();
    }
}
