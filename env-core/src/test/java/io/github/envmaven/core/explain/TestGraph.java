package io.github.envmaven.core.explain;

import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.testing.TestChannel;
import java.util.ArrayList;
import java.util.List;

/** Graphs of small environments, for tests. */
final class TestGraph {

    private TestGraph() {}

    /** What a request is solved to, as if it was locked. */
    static DependencyGraph locked(CondaRequest request) {
        List<RepoDataRecord> records = new CondaResolver().resolve(request).records();
        return DependencyGraph.of(
                LockedEnvironment.of(TestChannel.PLATFORM, records),
                request.specs().stream().map(TestGraph::wish).toList(),
                request.virtualPackages());
    }

    /** All records of a channel, as if they were locked. */
    static DependencyGraph all(TestChannel channel, List<Wish> wishes, List<VirtualPackage> facts) {
        return DependencyGraph.of(LockedEnvironment.of(TestChannel.PLATFORM, channel.records()), wishes, facts);
    }

    /** The same with packages that pip installs. */
    static DependencyGraph all(TestChannel channel, List<LockedPackage> pip, List<Wish> wishes, String platform) {
        List<LockedPackage> packages = new ArrayList<>(
                LockedEnvironment.of(platform, channel.records()).packages());
        packages.addAll(pip);
        return DependencyGraph.of(new LockedEnvironment(platform, packages), wishes, List.of());
    }

    /** Specs with the lines they could have been written in. */
    static List<RequestedSpec> written(String... specs) {
        List<RequestedSpec> written = new ArrayList<>();
        for (String spec : specs) {
            written.add(new RequestedSpec(MatchSpec.parse(spec), spec, "environment.yml:" + (4 + written.size())));
        }
        return written;
    }

    static List<Wish> wishes(String... specs) {
        return written(specs).stream().map(TestGraph::wish).toList();
    }

    private static Wish wish(RequestedSpec spec) {
        return new Wish(spec.spec().name().orElseThrow().value(), spec.text(), spec.origin());
    }
}
