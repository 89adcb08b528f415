package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.testing.SolveCorpus;
import io.github.envmaven.core.version.Version;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Measures the resolver over the corpus: {@code java ... CorpusRun [rounds [id-part]]}. Prints one line for each problem
 * that stands out, then agreement with {@code expect} and the references, and times of the last round.
 */
final class CorpusRun {

    private static final SolveCorpus.Answer NONE = new SolveCorpus.Answer("none", List.of());

    private final SolveCorpus corpus = new SolveCorpus(SolveCorpus.directory());
    private final Map<String, SolveCorpus.Answer> rattler = corpus.answers("rattler");
    private final Map<String, SolveCorpus.Answer> libsolv = corpus.answers("libsolv");
    private final CondaResolver resolver = new CondaResolver();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Long> micros = new ArrayList<>();
    private boolean verbose;

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        String part = args.length > 1 ? args[1] : "";
        CorpusRun run = new CorpusRun();
        for (int round = 1; round <= rounds; round++) {
            run.round(part, round == rounds);
        }
    }

    private void round(String part, boolean last) {
        counts.clear();
        micros.clear();
        verbose = last;
        for (SolveCorpus.Case problem : corpus.cases("dev")) {
            if (problem.id().contains(part)) {
                solve(problem);
            }
        }
        micros.sort(null);
        counts.forEach((key, count) -> System.out.print(key + "=" + count + " "));
        System.out.printf(
                "%nmedian %.1f ms, p90 %.1f ms, worst %.1f ms, total %.1f ms%n",
                micros.get(micros.size() / 2) / 1e3,
                micros.get(micros.size() * 9 / 10) / 1e3,
                micros.get(micros.size() - 1) / 1e3,
                micros.stream().mapToLong(Long::longValue).sum() / 1e3);
    }

    CondaRequest request(SolveCorpus.Case problem) {
        return request(corpus, problem);
    }

    static CondaRequest request(SolveCorpus corpus, SolveCorpus.Case problem) {
        List<ChannelRecords> channels = problem.channels().stream()
                .map(name -> new ChannelRecords(corpus.channel(name), corpus.sources(name, problem.platform())))
                .toList();
        List<RequestedSpec> specs =
                problem.specs().stream().map(RequestedSpec::of).toList();
        return CondaRequest.builder(problem.platform(), channels, specs)
                .virtualPackages(problem.virtualPackages())
                .build();
    }

    private void solve(SolveCorpus.Case problem) {
        CondaRequest request = request(problem);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        CondaResult result = resolver.attempt(request);
        long time = (threads.getCurrentThreadCpuTime() - start) / 1000;
        micros.add(time);
        boolean sat = result instanceof CondaSolution;
        count(sat == problem.satisfiable() ? "verdict-ok" : "verdict-WRONG");
        StringBuilder note = new StringBuilder();
        if (sat != problem.satisfiable()) {
            note.append(" VERDICT ").append(result instanceof CondaConflict c ? c.explanation() : "sat");
        }
        if (result instanceof CondaSolution solution) {
            List<String> faults = SolutionChecker.faults(solution.records(), request);
            if (!faults.isEmpty()) {
                count("INVALID");
                note.append(" INVALID ").append(faults);
            }
            count(solution.optimal() ? "optimal" : "not-proven");
            note.append(compare("rattler", rattler.getOrDefault(problem.id(), NONE), solution, request));
            note.append(compare("libsolv", libsolv.getOrDefault(problem.id(), NONE), solution, request));
            note.append(" c=").append(solution.statistics().conflicts());
            note.append(solution.optimal() ? "" : " NOT-PROVEN");
        }
        if (verbose && result instanceof CondaConflict conflict) {
            System.out.println(conflict.explanation());
        }
        if (verbose) {
            System.out.printf("%8.1f ms %s%s%n", time / 1e3, problem.id(), note);
        }
    }

    private String compare(String name, SolveCorpus.Answer answer, CondaSolution solution, CondaRequest request) {
        if (!answer.status().equals("sat")) {
            return "";
        }
        Map<String, RepoDataRecord> files = new HashMap<>();
        request.channels()
                .forEach(channel -> channel.sources()
                        .forEach(source -> source.names()
                                .forEach(packageName -> source.recordsNamed(packageName)
                                        .forEach(r -> files.putIfAbsent(r.fileName(), r)))));
        Map<String, RepoDataRecord> theirs = byName(answer.files().stream()
                .map(file -> files.get(file))
                .filter(Objects::nonNull)
                .toList());
        Map<String, RepoDataRecord> ours = byName(solution.records());
        int order = 0;
        String at = "";
        for (RequestedSpec spec : request.specs()) {
            String packageName = spec.spec().name().orElseThrow().value();
            if (order == 0 && ours.containsKey(packageName) && theirs.containsKey(packageName)) {
                Version our = ours.get(packageName).packageRecord().version();
                Version their = theirs.get(packageName).packageRecord().version();
                order = our.compareTo(their);
                at = order == 0 ? "" : packageName + " " + our + "/" + their;
            }
        }
        count(name + (order > 0 ? "-better" : order < 0 ? "-WORSE" : "-equal"));
        if (order != 0) {
            return " " + name + (order > 0 ? " better " : " WORSE ") + at;
        }
        TreeSet<String> ourFiles = new TreeSet<>();
        solution.records().forEach(r -> ourFiles.add(r.fileName()));
        TreeSet<String> theirFiles = new TreeSet<>(answer.files());
        if (ourFiles.equals(theirFiles)) {
            count(name + "-identical");
            return "";
        }
        TreeSet<String> onlyOurs = new TreeSet<>(ourFiles);
        onlyOurs.removeAll(theirFiles);
        TreeSet<String> onlyTheirs = new TreeSet<>(theirFiles);
        onlyTheirs.removeAll(ourFiles);
        return " " + name + " -" + onlyTheirs + " +" + onlyOurs;
    }

    private static Map<String, RepoDataRecord> byName(List<RepoDataRecord> records) {
        Map<String, RepoDataRecord> byName = new HashMap<>();
        records.forEach(record -> byName.put(record.packageRecord().name().value(), record));
        return byName;
    }

    private void count(String key) {
        counts.merge(key, 1, Integer::sum);
    }
}
