package io.github.envmaven.core.command;

import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.NearestNames;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.explain.DependencyGraph;
import io.github.envmaven.core.explain.Explainer;
import io.github.envmaven.core.explain.Explanation;
import io.github.envmaven.core.explain.ExplanationText;
import io.github.envmaven.core.explain.GraphNode;
import io.github.envmaven.core.explain.Verdict;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.manifest.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains a locked package: why it is there, and what holds its version and build back. Writes nothing. Where the channels
 * cannot be had, it says what the lock alone tells, and what it could not tell.
 */
public final class ExplainCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public ExplainCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Explains.
     *
     * @param request what, and in which lock
     * @return the explanation; its document is an {@link Explanation}
     * @throws NotFound when neither the lock nor the channels have the package
     */
    public Answer run(ExplainRequest request) {
        RequestedSpec asked = RequestedSpec.of(request.spec());
        String name = asked.spec()
                .name()
                .orElseThrow(() -> new InvalidInput(
                        "'" + request.spec() + "' names no single package.",
                        Remedy.fixInput("Name a package, or write a spec such as 'numpy >=2'.")))
                .value();
        String platform = HostPlatform.nameOr(request.platform());
        LockFile lock = LockFileReader.read(request.lockFile());
        LockedEnvironment environment = LockedPlatform.of(lock, request.lockFile(), platform);
        GraphReading reading = new GraphReading(session, request.source());
        DependencyGraph graph = reading.graph(lock, environment);
        Explainer explainer = new Explainer(graph, platform);
        elsewhere(lock, name, platform).forEach(explainer::note);
        Optional<CondaRequest> problem =
                new LockedProblem(session, request, reading).of(lock, platform, explainer::note);
        Explanation explanation =
                problem.map(posed -> explainer.explain(asked, posed)).orElseGet(() -> explainer.explain(asked));
        if (explanation.asked().verdict() == Verdict.NOT_OFFERED
                && explanation.asked().hindrances().isEmpty()
                && graph.find(name).isEmpty()
                && elsewhere(lock, name, platform).isEmpty()) {
            throw notFound(name, request, graph, problem);
        }
        return new Answer(ExplanationText.of(explanation, request.relock()), explanation);
    }

    /** What other platforms have in place of what this one has, or lacks. */
    private static List<String> elsewhere(LockFile lock, String name, String platform) {
        String here = lock.environment(platform)
                .flatMap(environment -> environment.findConda(name))
                .map(LockedPackage.Conda::version)
                .orElse("");
        List<String> notes = new ArrayList<>();
        for (LockedEnvironment other : lock.environments()) {
            String there =
                    other.findConda(name).map(LockedPackage.Conda::version).orElse("");
            if (!there.isEmpty() && !there.equals(here)) {
                notes.add("For " + other.platform() + ", " + name + " " + there + " is locked.");
            }
        }
        return notes;
    }

    private static NotFound notFound(
            String name, ExplainRequest request, DependencyGraph graph, Optional<CondaRequest> problem) {
        List<String> locked = graph.packages().stream().map(GraphNode::name).toList();
        List<String> near =
                problem.map(posed -> NearestNames.of(name, posed.channels())).orElse(List.of());
        String question = near.isEmpty()
                ? NearNames.endOfSentence(name, locked)
                : "; did you mean " + String.join(", ", near) + "?";
        return new NotFound(
                "There is no package " + name + ", neither in " + request.lockFile() + " nor in the channels"
                        + question,
                Remedy.fixInput("Name a package that the lock or a channel has."));
    }
}
