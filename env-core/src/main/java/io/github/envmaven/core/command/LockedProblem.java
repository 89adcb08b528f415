package io.github.envmaven.core.command;

import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.host.VirtualPackages;
import io.github.envmaven.core.lock.LockCheck;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockedChannel;
import io.github.envmaven.core.lock.LockedRequest;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.record.VirtualPackage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Poses again the problem that a lock is the answer to: the same specs, channels and facts about the machine. */
final class LockedProblem {

    private final EnvSession session;
    private final ExplainRequest request;
    private final Optional<Manifest> manifest;

    LockedProblem(EnvSession session, ExplainRequest request, GraphReading reading) {
        this.session = session;
        this.request = request;
        this.manifest = reading.manifest();
    }

    /**
     * Poses the problem.
     *
     * @param lock the lock
     * @param platform the platform
     * @param notes hears, in whole sentences, what keeps it from being posed, and what to know of it
     * @return empty where the specs are not known or the channels cannot be had
     */
    Optional<CondaRequest> of(LockFile lock, String platform, Consumer<String> notes) {
        Optional<LockedRequest> before = LockedRequest.read(lock.metadata(), platform);
        Optional<List<RequestedSpec>> specs =
                manifest.map(asked -> written(asked, platform)).or(() -> before.map(LockedProblem::written));
        if (specs.isEmpty()) {
            notes.accept(
                    "The lock does not say what was asked for, and no environment file is there, so that nothing can"
                            + " be said of other versions.");
            return Optional.empty();
        }
        manifest.map(asked -> LockCheck.compare(asked, lock))
                .filter(drift -> !drift.isEmpty())
                .ifPresent(drift -> notes.accept("The lock does not fit its inputs any more: "
                        + drift.get(0).message()));
        List<VirtualPackage> facts = before.map(known -> VirtualPackages.configured(
                        known.virtualPackages(), request.options().virtualPackages()))
                .orElseGet(() -> MachineFacts.of(platform, request.options(), session));
        List<String> written = channels(lock);
        if (written.isEmpty()) {
            notes.accept("The lock names no channels, so that nothing can be said of other versions.");
            return Optional.empty();
        }
        try {
            List<ChannelRecords> channels =
                    new ChannelLoading(session, written, request.source().baseDirectory()).load(platform);
            session.repodata()
                    .prefetch(specs.get().stream()
                            .flatMap(spec -> spec.spec().name().stream())
                            .toList());
            return Optional.of(SolvingTerms.builder(platform, channels, specs.get(), request.options())
                    .virtualPackages(facts)
                    .build());
        } catch (EnvException.NetworkFailed | EnvException.NotFound | EnvException.IntegrityFailed e) {
            notes.accept(
                    "The channels cannot be had, so that nothing can be said of other versions: " + e.getMessage());
            return Optional.empty();
        }
    }

    private List<String> channels(LockFile lock) {
        List<String> asked = manifest.map(Manifest::channels).orElse(List.of());
        return asked.isEmpty()
                ? lock.metadata().channels().stream().map(LockedChannel::url).toList()
                : asked;
    }

    private static List<RequestedSpec> written(Manifest manifest, String platform) {
        return manifest.specsFor(platform).stream()
                .map(spec -> new RequestedSpec(spec.spec(), spec.text(), spec.origin()))
                .toList();
    }

    private static List<RequestedSpec> written(LockedRequest before) {
        return before.specs().values().stream()
                .flatMap(List::stream)
                .map(RequestedSpec::of)
                .toList();
    }
}
