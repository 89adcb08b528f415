package io.github.envmaven.core.command;

import io.github.envmaven.core.command.SolveResult.Status;
import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.conda.CondaConflict;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.CondaResult;
import io.github.envmaven.core.conda.CondaSolution;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.Explanation;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.record.RepoDataRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers single problems, for scripts and benchmarks. Remembers specs and channels from one problem to the next. */
public final class SolveCommand {

    private final EnvSession session;
    private final CondaResolver resolver = new CondaResolver();

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public SolveCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Solves one problem. What is wrong with the problem is part of the answer and never thrown.
     *
     * @param request the problem
     * @return the answer
     */
    public SolveResult run(SolveRequest request) {
        long start = System.nanoTime();
        long loaded = start;
        try {
            String platform = HostPlatform.nameOr(request.platform());
            List<RequestedSpec> specs =
                    request.specs().stream().map(RequestedSpec::of).toList();
            List<ChannelRecords> channels =
                    new ChannelLoading(session, request.channels(), request.baseDirectory()).load(platform);
            CondaRequest problem = SolvingTerms.builder(platform, channels, specs, request.options())
                    .virtualPackages(MachineFacts.of(platform, request.options(), session))
                    .limits(SolvingTerms.limits(session.listener()))
                    .build();
            loaded = System.nanoTime();
            CondaResult result = resolver.attempt(problem);
            return answer(request, result, new Times(start, loaded, System.nanoTime()));
        } catch (EnvException.Cancelled e) {
            throw e;
        } catch (EnvException e) {
            Status status = e instanceof EnvException.Unsolvable ? Status.UNSAT : Status.ERROR;
            return new Times(start, loaded, System.nanoTime())
                    .failed(request.id(), status, String.valueOf(e.getMessage()), null);
        }
    }

    private static SolveResult answer(SolveRequest request, CondaResult result, Times times) {
        if (result instanceof CondaConflict conflict) {
            return times.failed(request.id(), Status.UNSAT, conflict.explanation(), conflict.details());
        }
        CondaSolution solution = (CondaSolution) result;
        List<String> files = solution.records().stream()
                .map(RepoDataRecord::fileName)
                .sorted()
                .toList();
        return new SolveResult(
                request.id(), Status.SAT, files, "", null, solution.optimal(), times.loadMillis(), times.solveMillis());
    }

    /** When the work began, when the channels were there and when it ended, by the nanosecond clock. */
    private record Times(long start, long loaded, long end) {

        double loadMillis() {
            return micros(loaded - start) / 1_000.0;
        }

        double solveMillis() {
            return micros(end - loaded) / 1_000.0;
        }

        private static double micros(long nanos) {
            return Math.floorDiv(nanos, 1_000L);
        }

        SolveResult failed(String id, Status status, String message, @Nullable Explanation explanation) {
            return new SolveResult(id, status, List.of(), message, explanation, false, loadMillis(), solveMillis());
        }
    }
}
