package io.github.envmaven.core.conda;

import io.github.envmaven.core.testing.SolveCorpus;
import java.util.List;

/** A problem of the corpus as a request to the resolver. */
final class CorpusRequest {

    private CorpusRequest() {}

    static CondaRequest of(SolveCorpus corpus, SolveCorpus.Case problem) {
        List<ChannelRecords> channels = problem.channels().stream()
                .map(name -> new ChannelRecords(corpus.channel(name), corpus.sources(name, problem.platform())))
                .toList();
        List<RequestedSpec> specs =
                problem.specs().stream().map(RequestedSpec::of).toList();
        return CondaRequest.builder(problem.platform(), channels, specs)
                .virtualPackages(problem.virtualPackages())
                .build();
    }
}
