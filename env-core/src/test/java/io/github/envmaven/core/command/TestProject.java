package io.github.envmaven.core.command;

import io.github.envmaven.core.command.SessionSettings.Network;
import io.github.envmaven.core.command.VerifyRequest.CacheContent;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.testing.DiskChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A directory with a channel, an environment file, its lock, a cache and an environment: what commands work on. */
final class TestProject {

    static final String PLATFORM = "linux-64";

    final Path directory;
    List<Path> layers = List.of();
    EventListener listener = EventListener.NONE;

    TestProject(Path directory) {
        this.directory = directory;
    }

    /** The channel, to which packages are added before it is written. */
    DiskChannel channel() throws IOException {
        return new DiskChannel(directory.resolve("channel"));
    }

    /** Asks for packages. */
    TestProject wants(String... specs) throws IOException {
        Files.writeString(
                directory.resolve("environment.yml"),
                "channels: ['" + directory.resolve("channel") + "']\nplatforms: [" + PLATFORM + "]\ndependencies: ['"
                        + String.join("', '", specs) + "']\n");
        return this;
    }

    LockResult lock() {
        EnvironmentSource source =
                EnvironmentSource.ofFiles(List.of(directory.resolve("environment.yml")), List.of(), List.of());
        return within(session -> new LockCommand(session)
                .run(new LockRequest(source, lockFile(), LockRequest.Mode.IF_STALE, SolveOptions.DEFAULT)));
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
                        Network.ONLINE,
                        Map.of("PATH", "/usr/bin:/bin"),
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
