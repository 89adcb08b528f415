package io.github.envmaven.core.install;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.cache.CachedWheel;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.InstalledWheels;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.testing.DesiredDigest;
import io.github.envmaven.core.testing.LinkablePackage;
import io.github.envmaven.core.testing.TestWheel;
import io.github.envmaven.core.wheel.WheelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** An environment on disk that is made what a test asks for, as the commands do it. */
final class TestEnvironment {

    static final String PLATFORM = "linux-64";

    final Prefix prefix;
    final String platform;
    final List<Event> events = new CopyOnWriteArrayList<>();
    EventListener listener = event -> {};
    InstallSettings settings = InstallSettings.of(PLATFORM);
    List<CachedWheel> wheels = List.of();

    TestEnvironment(Path root) {
        this(root, PLATFORM);
    }

    TestEnvironment(Path root, String platform) {
        this.prefix = new Prefix(root);
        this.platform = platform;
    }

    /** A package in the cache beside the environment. */
    LinkablePackage pack(String name, String version) {
        return LinkablePackage.in(prefix.root().resolveSibling("pkgs"), name, version);
    }

    CachedPackage python() {
        return pack("python", "3.12.1").file("bin/python3.12", "").build();
    }

    /** Makes the environment consist of a Python and just these wheels. */
    Transaction install(TestWheel... installed) {
        wheels = Arrays.stream(installed).map(this::cached).toList();
        return install(List.of(python()));
    }

    CachedWheel cached(TestWheel wheel) {
        return wheel.unpackIn(prefix.root().resolveSibling("cache"));
    }

    List<InstalledWheel> installedWheels() {
        return InstalledWheels.read(prefix);
    }

    /** Makes the environment consist of just these packages. */
    Transaction install(List<CachedPackage> packages) {
        List<RepoDataRecord> desired =
                packages.stream().map(CachedPackage::record).toList();
        Transaction transaction = TransactionPlanner.plan(
                platform, PrefixRecords.read(prefix), Installer.isDamaged(prefix, platform), desired);
        List<WheelFile> files = wheels.stream().map(CachedWheel::file).toList();
        transaction = transaction.with(WheelPlanner.plan(
                InstalledWheels.read(prefix),
                Installer.isDamagedWheel(prefix),
                files,
                transaction,
                settings.conflicts()));
        execute(transaction, packages);
        return transaction;
    }

    void execute(Transaction transaction, List<CachedPackage> packages) {
        execute(transaction, packages, () -> {});
    }

    void execute(Transaction transaction, List<CachedPackage> packages, Runnable lastStep) {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            new Installer(prefix, settings, this::hear, executor)
                    .execute(
                            transaction,
                            new Installer.Fetched(packages, linked(transaction)),
                            provenance(transaction),
                            lastStep);
        } finally {
            executor.shutdown();
        }
    }

    private void hear(Event event) {
        events.add(event);
        listener.onEvent(event);
    }

    private List<CachedWheel> linked(Transaction transaction) {
        return wheels.stream()
                .filter(wheel -> transaction.wheels().linked().contains(wheel.file()))
                .toList();
    }

    static Provenance provenance(Transaction transaction) {
        return new Provenance(
                Instant.parse("2026-11-26T09:30:00Z"),
                "env:create",
                Collections.emptyMap(),
                DesiredDigest.of(transaction.desired()));
    }

    /** All files and links, without conda-meta and what marks an environment, sorted. */
    List<String> files() {
        try (Stream<Path> paths = Files.walk(prefix.root())) {
            return paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> prefix.root().relativize(path).toString())
                    .filter(path -> !path.startsWith("conda-meta/") && !path.equals("CACHEDIR.TAG"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(String path) {
        try {
            return Files.readString(prefix.resolve(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    PrefixRecord record(String name) {
        return PrefixRecords.read(prefix).stream()
                .filter(record -> record.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<String> warnings() {
        return events.stream()
                .filter(Event.Warned.class::isInstance)
                .map(event -> ((Event.Warned) event).message())
                .toList();
    }
}
