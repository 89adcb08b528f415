package io.github.envmaven.core.explain;

import io.github.envmaven.core.conda.CondaConflict;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.CondaResult;
import io.github.envmaven.core.conda.CondaSolution;
import io.github.envmaven.core.conda.OfferedRecord;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.conda.Strategy;
import io.github.envmaven.core.explain.Explanation.Requirer;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.SpecMatch;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains one package of an environment: from its graph alone, and by asking the solver where the channels are at hand. */
public final class Explainer {

    private final DependencyGraph graph;
    private final String platform;
    private final List<String> notes = new ArrayList<>();

    /**
     * Prepares to explain.
     *
     * @param graph the environment
     * @param platform its platform
     */
    public Explainer(DependencyGraph graph, String platform) {
        this.graph = graph;
        this.platform = platform;
    }

    /**
     * Adds what else the user should know.
     *
     * @param sentence a whole sentence
     */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /**
     * Explains without channels.
     *
     * @param asked what the user asked about, which names a package
     * @return what the environment itself tells
     */
    public Explanation explain(RequestedSpec asked) {
        Optional<GraphNode> node = graph.find(name(asked).value());
        Verdict verdict = node.isPresent() && isMet(asked.spec(), node.get()) ? Verdict.PRESENT : Verdict.UNKNOWN;
        return explanation(asked, VersionAnswer.UNKNOWN, BuildAnswer.UNKNOWN, SpecAnswer.of(verdict, specText(asked)));
    }

    /**
     * Explains with the help of the solver.
     *
     * @param asked what the user asked about, which names a package
     * @param request what the environment would be chosen by now
     * @return what the environment and its channels tell
     */
    public Explanation explain(RequestedSpec asked, CondaRequest request) {
        Optional<GraphNode> found = graph.find(name(asked).value());
        boolean isPackage = found.isEmpty() || found.get().kind() != GraphNode.Kind.MACHINE;
        boolean isPip = found.isPresent() && found.get().kind() == GraphNode.Kind.PIP;
        if (!isPackage || isPip) {
            return explain(asked);
        }
        WhatIf whatIf = new WhatIf(new CondaResolver(), request);
        CondaResult now = whatIf.now();
        if (now instanceof CondaConflict conflict) {
            notes.add("What was asked for cannot be met with what the channels have now, so that nothing can be said of"
                    + " other versions. " + conflict.explanation());
            return explain(asked);
        }
        if (request.strategy() != Strategy.HIGHEST) {
            notes.add("The strategy prefers older versions: nothing has to hold a package back for it to be old.");
        }
        List<RepoDataRecord> records = ((CondaSolution) now).records();
        List<OfferedRecord> offered = OfferedRecord.of(request, name(asked));
        boolean isThere = found.isPresent() && found.get().kind() == GraphNode.Kind.CONDA;
        if (isThere && isMet(asked.spec(), found.get(), offered)) {
            return explanation(
                    asked,
                    new VersionQuestion(whatIf, name(asked), offered)
                            .answer(Version.parse(found.get().version()), records),
                    builds(whatIf, found.get(), offered, records),
                    SpecAnswer.of(Verdict.PRESENT, specText(asked)));
        }
        return explanation(
                asked, VersionAnswer.UNKNOWN, BuildAnswer.UNKNOWN, specAnswer(whatIf, asked, offered, records));
    }

    private BuildAnswer builds(WhatIf whatIf, GraphNode node, List<OfferedRecord> offered, List<RepoDataRecord> now) {
        Optional<OfferedRecord> locked = offered.stream()
                .filter(record -> isThat(record.record().packageRecord(), node))
                .findFirst();
        if (locked.isEmpty()) {
            notes.add("The channels do not have " + node.label() + " " + node.build()
                    + " any more; locking again would replace it.");
            return BuildAnswer.UNKNOWN;
        }
        if (!locked.get().isUsable()) {
            notes.add("This build would not be chosen now: " + locked.get().exclusion() + ".");
        }
        return new BuildQuestion(whatIf, graph).answer(locked.get().record().packageRecord(), offered, now);
    }

    private static boolean isThat(PackageRecord record, GraphNode node) {
        return record.build().equals(node.build()) && record.version().equals(Version.parse(node.version()));
    }

    /** Whether what is not there could be. */
    private SpecAnswer specAnswer(
            WhatIf whatIf, RequestedSpec asked, List<OfferedRecord> offered, List<RepoDataRecord> now) {
        String text = asked.text();
        List<OfferedRecord> matching = offered.stream()
                .filter(record -> SpecMatch.matches(asked.spec(), record.record()))
                .toList();
        if (offered.isEmpty()) {
            return SpecAnswer.of(Verdict.NOT_OFFERED, text);
        }
        if (matching.isEmpty()) {
            return reasons(
                    Verdict.NOT_OFFERED, text, List.of("the channels have " + name(asked) + " " + range(offered)));
        }
        if (matching.stream().noneMatch(OfferedRecord::isUsable)) {
            return reasons(
                    Verdict.LEFT_OUT,
                    text,
                    matching.stream().map(OfferedRecord::exclusion).distinct().toList());
        }
        Optional<RepoDataRecord> chosen = now.stream()
                .filter(record -> SpecMatch.matches(asked.spec(), record))
                .findFirst();
        if (chosen.isPresent()) {
            return new SpecAnswer(
                    Verdict.LOCK_IS_BEHIND, text, version(chosen.get()), List.of(), List.of(), WayOut.NONE);
        }
        WhatIf.Outcome outcome = whatIf.ask(asked);
        if (outcome instanceof WhatIf.Fits fits) {
            String version = fits.records().stream()
                    .filter(record -> record.packageRecord().name().equals(name(asked)))
                    .map(Explainer::version)
                    .findFirst()
                    .orElse("");
            List<Change> changes = Change.between(now, fits.records(), whatIf.wished());
            return new SpecAnswer(Verdict.POSSIBLE, text, version, changes, List.of(), WayOut.NONE);
        }
        WhatIf.Blocked blocked = (WhatIf.Blocked) outcome;
        return new SpecAnswer(Verdict.HELD_BACK, text, "", List.of(), blocked.hindrances(), blocked.way());
    }

    private static SpecAnswer reasons(Verdict verdict, String spec, List<String> reasons) {
        List<Hindrance> hindrances = reasons.stream()
                .map(reason -> new Hindrance(List.of(), List.of(reason)))
                .toList();
        return new SpecAnswer(verdict, spec, "", List.of(), hindrances, WayOut.NONE);
    }

    private static String range(List<OfferedRecord> offered) {
        List<Version> versions = offered.stream()
                .map(record -> record.record().packageRecord().version())
                .toList();
        return VersionRanges.of(versions, versions);
    }

    private static String version(RepoDataRecord record) {
        return record.packageRecord().version().toString();
    }

    private Explanation explanation(RequestedSpec asked, VersionAnswer newer, BuildAnswer builds, SpecAnswer answer) {
        String name = name(asked).value();
        Optional<GraphNode> found = graph.find(name);
        return new Explanation(
                found.map(GraphNode::name).orElse(name),
                platform,
                found.map(GraphNode::kind).orElse(GraphNode.Kind.MISSING).toString(),
                found.map(GraphNode::version).orElse(""),
                found.map(GraphNode::build).orElse(""),
                found.map(node -> Chain.to(graph, node.id())).orElse(List.of()),
                found.map(node -> requirers(node, newer)).orElse(List.of()),
                newer,
                builds,
                answer,
                notes);
    }

    private List<Requirer> requirers(GraphNode node, VersionAnswer newer) {
        boolean isHeldBack = newer.verdict() == Verdict.HELD_BACK || newer.verdict() == Verdict.POSSIBLE;
        return graph.requirers(node.id()).stream()
                .map(requirer -> {
                    Need need = requirer.needOf(node.id());
                    boolean refuses = isHeldBack
                            && requirer.kind() == GraphNode.Kind.CONDA
                            && !MatchSpec.parseDepends(need.text()).version().matches(Version.parse(newer.newest()));
                    return new Requirer(
                            requirer.name(), requirer.version(), need.text(), refuses ? newer.newest() : "");
                })
                .toList();
    }

    /** A channel's own record knows more of what a spec may ask for than a lock does. */
    private static boolean isMet(MatchSpec spec, GraphNode node, List<OfferedRecord> offered) {
        return offered.stream()
                .map(OfferedRecord::record)
                .filter(record -> isThat(record.packageRecord(), node))
                .findFirst()
                .map(record -> SpecMatch.matches(spec, record))
                .orElseGet(() -> isMet(spec, node));
    }

    private static boolean isMet(MatchSpec spec, GraphNode node) {
        if (node.version().isEmpty()) {
            return false;
        }
        if (node.kind() == GraphNode.Kind.PIP) {
            return spec.version().isAny() || spec.version().matches(Version.parse(node.version()));
        }
        PackageRecord record = PackageRecord.builder(
                        PackageName.of(node.name()), Version.parse(node.version()), node.build())
                .build();
        return SpecMatch.matches(spec, record);
    }

    private static PackageName name(RequestedSpec asked) {
        return asked.spec().name().orElseThrow(() -> new IllegalStateException(asked + " names no package"));
    }

    /** The spec where it says more than a name. */
    private static String specText(RequestedSpec asked) {
        return asked.spec().equals(MatchSpec.of(name(asked))) ? "" : asked.text();
    }
}
