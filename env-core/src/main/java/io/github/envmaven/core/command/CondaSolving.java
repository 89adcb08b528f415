package io.github.envmaven.core.command;

import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.lock.LockedChannel;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.MatchSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Solves for one platform after another, over the same channels. */
final class CondaSolving {

    private static final List<String> KNOWN_PLATFORMS =
            List.of("linux-64", "linux-aarch64", "linux-ppc64le", "osx-64", "osx-arm64", "win-64", "win-arm64");

    private final EnvSession session;
    private final ChannelLoading channels;
    private final SolveOptions options;
    private final CondaResolver resolver = new CondaResolver();

    /**
     * Prepares to solve.
     *
     * @param session the session
     * @param channels as their user wrote them, highest priority first
     * @param baseDirectory what relative paths among them are relative to
     * @param options how to solve
     */
    CondaSolving(EnvSession session, List<String> channels, Path baseDirectory, SolveOptions options) {
        this.session = session;
        this.channels = new ChannelLoading(session, channels, baseDirectory);
        this.options = options;
    }

    /**
     * The channels as a lock names them.
     *
     * @return in their order, without secrets
     */
    List<LockedChannel> lockedChannels() {
        return channels.locked();
    }

    /**
     * Refuses to begin what cannot be finished offline.
     *
     * @param platforms all platforms that are going to be solved for
     */
    void requireCached(List<String> platforms) {
        channels.requireCached(platforms);
    }

    /**
     * Solves for one platform.
     *
     * @param platform the platform
     * @param specs what is asked for
     * @param pip solves for what pip is asked for beside
     * @param baseline what to keep of an earlier lock
     * @return the packages
     */
    PlatformSolution solve(
            String platform,
            List<io.github.envmaven.core.manifest.RequestedSpec> specs,
            PipSolving pip,
            Baseline baseline) {
        List<VirtualPackage> virtualPackages = MachineFacts.of(platform, options, session);
        List<RequestedSpec> requested = specs.stream()
                .map(spec -> new RequestedSpec(MatchSpec.parse(spec.text()), spec.text(), spec.origin()))
                .toList();
        boolean isPipAsked = pip.isAsked(platform);
        if (isPipAsked) {
            pip.expect(platform, baseline);
        }
        Phase.Timed<List<ChannelRecords>> loaded =
                Phase.of(session.listener(), "Loaded the channels for " + platform, () -> channels.load(platform));
        requireRecords(loaded.value(), platform);
        session.repodata()
                .prefetch(Stream.concat(
                                specs.stream().map(io.github.envmaven.core.manifest.RequestedSpec::name),
                                baseline.names(platform))
                        .distinct()
                        .toList());
        CondaRequest request = SolvingTerms.builder(platform, loaded.value(), requested, options)
                .virtualPackages(virtualPackages)
                .limits(SolvingTerms.limits(session.listener()))
                .installed(baseline.installed(platform, loaded.value()))
                .updated(baseline.updated())
                .build();
        Phase.Timed<PipSolving.Solved> solved = Phase.of(
                session.listener(),
                "Solved " + platform,
                () -> isPipAsked
                        ? pip.solve(request, resolver, baseline)
                        : new PipSolving.Solved(resolver.resolve(request), List.of(), List.of(), Map.of()));
        return new PlatformSolution(
                platform,
                solved.value().conda().records(),
                solved.value().pip(),
                solved.value().provided(),
                virtualPackages,
                new LockResult.Platform(
                        platform,
                        solved.value().conda().records().size()
                                + solved.value().pip().size(),
                        loaded.millis(),
                        solved.millis(),
                        solved.value().conda().optimal()));
    }

    /** A known platform may well have nothing of its own; an unknown one is a slip of the pen. */
    private void requireRecords(List<ChannelRecords> loaded, String platform) {
        boolean isEmpty = loaded.stream()
                .flatMap(channel -> channel.sources().stream())
                .filter(source -> source.subdir().platform().equals(platform))
                .allMatch(source -> source.names().isEmpty());
        if (!isEmpty) {
            return;
        }
        String channelNames =
                loaded.stream().map(channel -> channel.channel().name()).collect(Collectors.joining(", "));
        if (!KNOWN_PLATFORMS.contains(platform)) {
            throw new NotFound(
                    "There is no platform '" + platform + "' in the channels " + channelNames + ".",
                    Remedy.fixInput("Platforms are written as " + String.join(", ", KNOWN_PLATFORMS) + "."));
        }
        session.listener()
                .onEvent(new Event.Warned("The channels " + channelNames + " have no packages of their own for "
                        + platform + ", so only noarch ones can be chosen."));
    }
}
