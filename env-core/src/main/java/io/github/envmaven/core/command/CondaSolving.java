package io.github.envmaven.core.command;

import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.CondaSolution;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.lock.LockedChannel;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.MatchSpec;
import java.nio.file.Path;
import java.util.List;

/** Solves for one platform after another, over the same channels. */
final class CondaSolving {

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
     * Solves for one platform.
     *
     * @param platform the platform
     * @param specs what is asked for
     * @return the packages
     */
    PlatformSolution solve(String platform, List<io.github.envmaven.core.manifest.RequestedSpec> specs) {
        List<VirtualPackage> virtualPackages = MachineFacts.of(platform, options, session);
        List<RequestedSpec> requested = specs.stream()
                .map(spec -> new RequestedSpec(MatchSpec.parse(spec.text()), spec.text(), spec.origin()))
                .toList();
        Phase.Timed<List<ChannelRecords>> loaded =
                Phase.of(session.listener(), "Loaded the channels for " + platform, () -> channels.load(platform));
        warnAboutNothing(loaded.value(), platform);
        CondaRequest request = SolvingTerms.builder(platform, loaded.value(), requested, options)
                .virtualPackages(virtualPackages)
                .build();
        Phase.Timed<CondaSolution> solved =
                Phase.of(session.listener(), "Solved " + platform, () -> resolver.resolve(request));
        return new PlatformSolution(
                platform,
                solved.value().records(),
                virtualPackages,
                new LockResult.Platform(
                        platform,
                        solved.value().records().size(),
                        loaded.millis(),
                        solved.millis(),
                        solved.value().optimal()));
    }

    private void warnAboutNothing(List<ChannelRecords> loaded, String platform) {
        boolean isEmpty = loaded.stream()
                .flatMap(channel -> channel.sources().stream())
                .map(RecordSource::subdir)
                .noneMatch(subdir -> subdir.platform().equals(platform));
        if (isEmpty) {
            session.listener().onEvent(new Event.Warned("No channel has packages for " + platform + "."));
        }
    }
}
