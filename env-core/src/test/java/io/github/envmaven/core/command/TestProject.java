package io.github.envmaven.core.command;

import io.github.envmaven.core.command.SessionSettings.Network;
import io.github.envmaven.core.command.VerifyRequest.CacheContent;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.testing.DiskChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A directory with a channel, an environment file, its lock, a cache and an environment: what commands work on. */
final class TestProject {

    static final String PLATFORM = "linux-64";

    final Path directory;
    List<Path> layers = List.of();
    EventListener listener = EventListener.NONE;
    Network network = Network.ONLINE;
    Map<String, String> variables = Map.of("PATH", "/usr/bin:/bin");

    TestProject(Path directory) {
        this.directory = directory;
    }

    /** The channel, to which packages are added before it is written. */
    DiskChannel channel() throws IOException {
        return new DiskChannel(directory.resolve("channel"));
    }

    /** Asks for packages. */
    TestProject wants(String... specs) throws IOException {
        return wants(List.of(PLATFORM), List.of(specs), List.of());
    }

    /** Asks for packages on some platforms, and pip for what stands in lines. */
    TestProject wants(List<String> platforms, List<String> specs, List<String> pip) throws IOException {
        StringBuilder text = new StringBuilder("channels: ['" + directory.resolve("channel") + "']\nplatforms: ["
                + String.join(", ", platforms) + "]\ndependencies:\n");
        specs.forEach(spec -> text.append("- '" + spec + "'\n"));
        text.append(pip.isEmpty() ? "" : "- pip:\n");
        pip.forEach(line -> text.append("  - '" + line.replace("'", "''") + "'\n"));
        Files.writeString(directory.resolve("environment.yml"), text);
        return this;
    }

    EnvironmentSource source() {
        return EnvironmentSource.ofFiles(List.of(directory.resolve("environment.yml")), List.of(), List.of());
    }

    LockResult lock() {
        return lock(LockRequest.Mode.IF_STALE, SolveOptions.DEFAULT);
    }

    LockResult lock(LockRequest.Mode mode, SolveOptions options) {
        return lock(source(), mode, options);
    }

    LockResult lock(EnvironmentSource source, LockRequest.Mode mode, SolveOptions options) {
        return within(session -> new LockCommand(session).run(new LockRequest(source, lockFile(), mode, options)));
    }

    /** What is asked for where nothing is known of the machine. */
    static SolveOptions options(PypiOptions pypi) {
        SolveOptions standard = SolveOptions.DEFAULT;
        return new SolveOptions(
                standard.channelPriority(),
                standard.strategy(),
                SolveOptions.Facts.ASSUMED,
                List.of(),
                List.of(),
                "",
                pypi);
    }

    /** What is locked for a platform. */
    LockedEnvironment locked(String platform) {
        return LockFileReader.read(lockFile()).environment(platform).orElseThrow();
    }

    /** What pip is locked to install there, by names. */
    Map<String, LockedPackage.Pip> pins(String platform) {
        return locked(platform).pip().stream().collect(Collectors.toMap(LockedPackage.Pip::name, pin -> pin));
    }

    CreateRequest environment() {
        return environment(lockFile(), prefix());
    }

    static CreateRequest environment(Path lockFile, Path prefix) {
        return new CreateRequest(
                lockFile,
                EnvironmentSource.ofFiles(List.of(), List.of(), List.of()),
                prefix,
                PLATFORM,
                CreateRequest.LinkScripts.NEVER,
                List.of());
    }

    CreateResult create() {
        return within(session -> new CreateCommand(session).run(environment()));
    }

    RepairResult repair(RepairRequest.ForeignFiles foreignFiles) {
        return within(session -> new RepairCommand(session).run(new RepairRequest(environment(), foreignFiles)));
    }

    VerifyResult verify() {
        return verify(VerifyRequest.ForeignFiles.LIST, CacheContent.LEAVE);
    }

    VerifyResult verify(VerifyRequest.ForeignFiles foreignFiles, CacheContent cacheContent) {
        return within(session -> new VerifyCommand(session)
                .run(new VerifyRequest(
                        lockFile(), environment().source(), List.of(prefix()), PLATFORM, foreignFiles, cacheContent)));
    }

    CleanResult clean(CleanRequest request) {
        return within(session -> new CleanCommand(session).run(request));
    }

    <T> T within(Function<EnvSession, T> work) {
        try (EnvSession session = session()) {
            return work.apply(session);
        }
    }

    EnvSession session() {
        return EnvSession.open(
                new SessionSettings(
                        cache(),
                        network,
                        variables,
                        "",
                        SessionSettings.CondarcUse.NONE,
                        TransportSettings.NONE,
                        layers),
                listener);
    }

    Path lockFile() {
        return directory.resolve("conda-lock.yml");
    }

    Path prefix() {
        return directory.resolve("env");
    }

    Path cache() {
        return directory.resolve("cache");
    }
}
