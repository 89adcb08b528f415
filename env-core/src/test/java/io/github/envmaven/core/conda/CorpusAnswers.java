package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.SolveCorpus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Our answers to the corpus beside those of other solvers. */
final class CorpusAnswers {

    private final SolveCorpus corpus;
    private final Map<String, Map<String, SolveCorpus.Answer>> answersBySolver = new HashMap<>();
    private final Map<String, Map<String, RepoDataRecord>> filesByPlatform = new HashMap<>();

    CorpusAnswers(SolveCorpus corpus) {
        this.corpus = corpus;
    }

    /** How our answer looks beside another. */
    enum Outcome {
        IDENTICAL("identical"),
        AS_GOOD("another set with the same versions of what was asked for"),
        BETTER("better"),
        WORSE("worse");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * Compares the versions of what was asked for, in the order it was written; the first difference decides.
     *
     * @return empty where the other solver has no answer
     */
    Optional<Outcome> compare(String solver, SolveCorpus.Case problem, CondaRequest request, CondaSolution solution) {
        SolveCorpus.Answer answer =
                answersBySolver.computeIfAbsent(solver, corpus::answers).get(problem.id());
        if (answer == null || !answer.status().equals("sat")) {
            return Optional.empty();
        }
        Map<String, RepoDataRecord> files = files(problem, request);
        List<RepoDataRecord> theirRecords = answer.files().stream()
                .map(file -> Optional.ofNullable(files.get(file)).orElseThrow(() -> new IllegalStateException(file)))
                .toList();
        Map<String, String> ours = versions(solution.records());
        Map<String, String> theirs = versions(theirRecords);
        for (String spec : problem.specs()) {
            String name = PlainSpec.parse(spec).name();
            String our = ours.get(name);
            String their = theirs.get(name);
            int order =
                    our == null || their == null ? 0 : PlainVersion.parse(our).compareTo(PlainVersion.parse(their));
            if (order != 0) {
                return Optional.of(order > 0 ? Outcome.BETTER : Outcome.WORSE);
            }
        }
        Set<String> ourFiles = new TreeSet<>();
        solution.records().forEach(record -> ourFiles.add(record.fileName()));
        return Optional.of(ourFiles.equals(new TreeSet<>(answer.files())) ? Outcome.IDENTICAL : Outcome.AS_GOOD);
    }

    private Map<String, RepoDataRecord> files(SolveCorpus.Case problem, CondaRequest request) {
        return filesByPlatform.computeIfAbsent(problem.channels() + problem.platform(), key -> {
            Map<String, RepoDataRecord> files = new HashMap<>();
            request.channels()
                    .forEach(channel -> channel.sources()
                            .forEach(source -> source.names()
                                    .forEach(name -> source.recordsNamed(name)
                                            .forEach(record -> files.putIfAbsent(record.fileName(), record)))));
            return files;
        });
    }

    /** All records of a name. */
    static List<RepoDataRecord> offers(CondaRequest request, String name) {
        return request.channels().stream()
                .flatMap(channel -> channel.sources().stream())
                .flatMap(source -> source.recordsNamed(PackageName.of(name)).stream())
                .toList();
    }

    /** Whether no record of a name tracks features, so that the higher version is always the better one. */
    static boolean isFeatureless(CondaRequest request, String name) {
        return offers(request, name).stream()
                .allMatch(record -> record.packageRecord().trackFeatures().isEmpty());
    }

    /** Versions by name. */
    static Map<String, String> versions(List<RepoDataRecord> records) {
        Map<String, String> versions = new TreeMap<>();
        records.forEach(record -> versions.put(
                record.packageRecord().name().value(),
                record.packageRecord().version().toString()));
        return versions;
    }
}
