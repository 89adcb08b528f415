package io.github.envmaven.core.resolve;

import io.github.envmaven.core.conda.CondaConflict;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.CondaResult;
import io.github.envmaven.core.conda.CondaSolution;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.Unsolvable;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pypi.PypiConflict;
import io.github.envmaven.core.pypi.PypiResolver;
import io.github.envmaven.core.pypi.PypiResult;
import io.github.envmaven.core.pypi.PypiSolution;
import io.github.envmaven.core.pypi.PypiWish;
import io.github.envmaven.core.python.Interpreter;
import io.github.envmaven.core.record.RepoDataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the packages of an environment from conda channels and from Python's indexes, such that each is there once and all
 * fit.
 *
 * <p>Conda is solved first, and what it brings is given to pip's requirements as it is. Where they cannot be met so, it is
 * found out which other versions of conda's packages, or which other Python, they could be met with; that is a limit for
 * conda, which is solved again. If conda cannot keep the limit, the next way is tried. After {@value #ROUNDS} attempts it is
 * a conflict, which is told with both halves.
 */
public final class JointResolver {

    private static final int ROUNDS = 8;

    private final CondaResolver conda;
    private final PypiResolver pypi;

    /**
     * A resolver over both.
     *
     * @param conda solves for conda packages
     * @param pypi solves for distributions
     */
    public JointResolver(CondaResolver conda, PypiResolver pypi) {
        this.conda = conda;
        this.pypi = pypi;
    }

    /**
     * Chooses the packages.
     *
     * @param request what conda is asked for
     * @param terms what pip is asked for
     * @return the packages of both
     * @throws Unsolvable when there are none such; the message explains why
     * @throws InvalidInput when there is no Python to install anything for
     */
    public JointSolution resolve(CondaRequest request, PipTerms terms) {
        CondaSolution solution = conda.resolve(request);
        List<RequestedSpec> learned = new ArrayList<>();
        List<JointConflict.Refusal> refusals = new ArrayList<>();
        WaysOut ways = new WaysOut(pypi, terms, request);
        int rounds = 0;
        while (true) {
            CondaProvided provided = CondaProvided.of(solution.records(), terms.names());
            Interpreter interpreter = interpreter(request, solution.records(), terms);
            refuseFiles(terms, provided, interpreter);
            PypiResult result = pypi.attempt(terms.request(interpreter, provided.versions()));
            if (result instanceof PypiSolution found) {
                return new JointSolution(
                        solution,
                        found,
                        learned.stream().map(RequestedSpec::text).toList());
            }
            PypiConflict conflict = (PypiConflict) result;
            Optional<CondaSolution> next = Optional.empty();
            while (next.isEmpty()) {
                Optional<WayOut> way = rounds < ROUNDS ? ways.find(solution, provided, interpreter) : Optional.empty();
                if (way.isEmpty()) {
                    throw new Unsolvable(JointConflict.explain(request.platform(), conflict.explanation(), refusals));
                }
                rounds++;
                List<RequestedSpec> limits = new ArrayList<>(learned);
                limits.addAll(way.get().limits());
                CondaResult attempt = conda.attemptWithoutHints(request.constrainedBy(limits));
                if (attempt instanceof CondaSolution other) {
                    next = Optional.of(other);
                    learned.addAll(way.get().limits());
                } else if (attempt instanceof CondaConflict refused) {
                    refusals.add(new JointConflict.Refusal(way.get(), refused.details()));
                    ways.refuse(way.get());
                }
            }
            solution = next.get();
        }
    }

    private static Interpreter interpreter(CondaRequest request, List<RepoDataRecord> records, PipTerms terms) {
        return Interpreter.of(
                        request.platform(),
                        records.stream().map(RepoDataRecord::packageRecord).toList(),
                        request.virtualPackages())
                .orElseThrow(() -> new InvalidInput(
                        "The pip requirement " + terms.first() + " needs a Python on " + request.platform()
                                + ", and conda brings none.",
                        Remedy.fixInput("Add 'python' to the conda dependencies, such as 'python 3.12.*'.")));
    }

    /** A file that is asked for by its URL cannot be the package that conda brings. */
    private static void refuseFiles(PipTerms terms, CondaProvided provided, Interpreter interpreter) {
        for (PypiWish wish : terms.wishes()) {
            PypiName name = wish.requirement().name();
            if (wish.requirement().isDirect()
                    && provided.byName().containsKey(name)
                    && wish.requirement().marker().holds(interpreter.markers().withExtra(""))) {
                throw new InvalidInput(
                        "The pip requirement " + wish + " names a file of " + name + ", and conda brings "
                                + provided.record(name) + " already.",
                        Remedy.fixInput("Take one of them out, so that the package is there once."));
            }
        }
    }
}
