package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.CacheCleaner;
import io.github.envmaven.core.cache.CacheCleaner.Item;
import io.github.envmaven.core.cache.CacheCleaner.Kind;
import io.github.envmaven.core.cache.KnownEnvironments;
import io.github.envmaven.core.cache.WheelCache;
import io.github.envmaven.core.command.CleanRequest.Mode;
import io.github.envmaven.core.command.CleanRequest.Packages;
import io.github.envmaven.core.command.CleanRequest.What;
import io.github.envmaven.core.command.CleanResult.Removed;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.prefix.InstalledWheels;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.prefix.PrefixStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Makes the cache smaller. What a running build uses is left alone. */
public final class CleanCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session, whose cache is cleaned
     */
    public CleanCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Removes, or tells what could be removed.
     *
     * @param request what
     * @return what was removed, with sizes
     */
    public CleanResult run(CleanRequest request) {
        Path cache = session.settings().cache();
        boolean isDry = request.mode() == Mode.DRY_RUN;
        if (!Files.isDirectory(cache)) {
            return new CleanResult(cache, isDry, List.of(), 0, List.of());
        }
        List<Path> environments = environments(new KnownEnvironments(cache), isDry);
        CacheCleaner cleaner = new CacheCleaner(cache, session.now().minus(request.olderThan()));
        List<Item> found = cleaner.find(kinds(request), isUsed(request, environments));
        List<Removed> removed = (isDry ? found : cleaner.remove(found))
                .stream().map(CleanCommand::removed).toList();
        long bytes = removed.stream().mapToLong(Removed::bytes).sum();
        return new CleanResult(cache, isDry, removed, bytes, environments);
    }

    /** Those that are still there; the others are forgotten. */
    private static List<Path> environments(KnownEnvironments known, boolean isDry) {
        List<Path> there = new ArrayList<>();
        for (Path path : known.all()) {
            if (PrefixStatus.of(new Prefix(path)) != PrefixStatus.ABSENT) {
                there.add(path);
            } else if (!isDry && !Files.exists(path)) {
                known.forget(path);
            }
        }
        return there;
    }

    private Predicate<Path> isUsed(CleanRequest request, List<Path> environments) {
        if (request.packages() == Packages.ALL) {
            return directory -> false;
        }
        Set<Path> used = new HashSet<>();
        Set<Sha256> wheels = new HashSet<>();
        for (Path environment : environments) {
            try {
                PrefixRecords.read(new Prefix(environment))
                        .forEach(record -> used.add(Path.of(record.link().source())));
                InstalledWheels.read(new Prefix(environment))
                        .forEach(wheel -> wheel.sha256().ifPresent(wheels::add));
            } catch (EnvironmentBroken e) {
                session.listener().onEvent(new Event.Warned(e.getMessage() + "; what it uses is not known"));
            }
        }
        return directory ->
                used.contains(directory) || WheelCache.isOneOf(directory, wheels) || CacheCleaner.isShared(directory);
    }

    private static Set<Kind> kinds(CleanRequest request) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (What what : request.what()) {
            kinds.addAll(
                    switch (what) {
                        case PACKAGES -> List.of(Kind.PACKAGE, Kind.BYTECODE);
                        case INDEXES -> List.of(Kind.INDEX);
                        case DOWNLOADS -> List.of(Kind.DOWNLOAD);
                        case LEFTOVERS -> List.of(Kind.LEFTOVER);
                    });
        }
        return kinds;
    }

    private static Removed removed(Item item) {
        What what = switch (item.kind()) {
            case PACKAGE, BYTECODE -> What.PACKAGES;
            case INDEX -> What.INDEXES;
            case DOWNLOAD -> What.DOWNLOADS;
            case LEFTOVER -> What.LEFTOVERS;
        };
        return new Removed(what, item.path(), item.bytes());
    }
}
