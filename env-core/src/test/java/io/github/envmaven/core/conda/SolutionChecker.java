package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks sets of records against a request by the plain rules, knowing nothing of how they were found: it shares the
 * texts of records and specs with the product, and no reading of them.
 */
final class SolutionChecker {

    private final CondaRequest request;
    private final PlainChannels channels;
    private final Map<String, PlainSpec> parsed = new HashMap<>();
    private final Map<PlainSpec, Map<Chosen, Boolean>> verdicts = new IdentityHashMap<>();

    SolutionChecker(CondaRequest request) {
        this.request = request;
        this.channels = new PlainChannels(request);
    }

    static List<String> faults(List<RepoDataRecord> records, CondaRequest request) {
        return new SolutionChecker(request).faults(records);
    }

    /** All that is wrong with a set, in words. */
    List<String> faults(List<RepoDataRecord> records) {
        return new Check(records).faults();
    }

    private PlainSpec parse(String text) {
        return parsed.computeIfAbsent(text, PlainSpec::parse);
    }

    /** The verdict of a spec that {@link #parse} gave, remembered for the next set. */
    private boolean matches(PlainSpec spec, Chosen chosen) {
        return verdicts.computeIfAbsent(spec, key -> new HashMap<>()).computeIfAbsent(chosen, spec::matches);
    }

    /** One set on its way through the rules. */
    private final class Check {

        private final List<RepoDataRecord> records;
        private final Map<String, List<Chosen>> byName = new HashMap<>();
        private final Set<Chosen> wanted = new LinkedHashSet<>();
        private final Set<String> extras = new TreeSet<>();
        private final List<String> faults = new ArrayList<>();

        Check(List<RepoDataRecord> records) {
            this.records = records;
            records.forEach(record -> add(Chosen.of(record)));
            request.virtualPackages().forEach(fact -> add(Chosen.of(fact)));
        }

        private void add(Chosen chosen) {
            byName.computeIfAbsent(chosen.name(), key -> new ArrayList<>()).add(chosen);
        }

        List<String> faults() {
            checkNames();
            records.forEach(record -> channels.objection(record).ifPresent(faults::add));
            request.specs().forEach(wish -> demand("the request", parse(wish.text())));
            followDemands();
            request.constraints().forEach(wish -> checkConstraint("the request", parse(wish.text())));
            for (RepoDataRecord record : records) {
                record.packageRecord().constrains().forEach(text -> checkConstraint(record.toString(), parse(text)));
                if (!wanted.contains(Chosen.of(record))) {
                    faults.add(record + " is there, but nothing asks for it");
                }
            }
            return faults;
        }

        private void checkNames() {
            Set<String> seen = new HashSet<>();
            for (RepoDataRecord record : records) {
                if (!seen.add(record.packageRecord().name().value())) {
                    faults.add(record.packageRecord().name() + " is there twice");
                }
            }
        }

        /** What is wanted asks for more, and so do extras, until nothing is new. */
        private void followDemands() {
            Set<String> done = new HashSet<>();
            int known = -1;
            while (wanted.size() + extras.size() > known) {
                known = wanted.size() + extras.size();
                for (Chosen chosen : List.copyOf(wanted)) {
                    if (!chosen.isVirtual()) {
                        followDemands(chosen.origin(), done);
                    }
                }
            }
        }

        private void followDemands(RepoDataRecord record, Set<String> done) {
            PackageRecord fields = record.packageRecord();
            if (done.add(record.url())) {
                fields.depends().forEach(text -> demand(record.toString(), corrected(record, text)));
            }
            fields.extraDepends().forEach((extra, texts) -> {
                String key = fields.name() + "[" + extra + "]";
                if (extras.contains(key) && done.add(key)) {
                    texts.forEach(text -> demand(key, corrected(record, text)));
                }
            });
        }

        private PlainSpec corrected(RepoDataRecord record, String text) {
            PlainSpec spec = parse(text);
            for (DependencyOverride override : request.overrides()) {
                PlainSpec replacement = parse(override.replacement().toString());
                if (replacement.name().equals(spec.name())
                        && matches(parse(override.records().toString()), Chosen.of(record))) {
                    return replacement;
                }
            }
            return spec;
        }

        private void demand(String who, PlainSpec spec) {
            boolean counts = spec.when().isEmpty()
                    || PlainText.holds(
                            spec.when().get(), leaf -> !matching(parse(leaf)).isEmpty());
            if (!counts) {
                return;
            }
            spec.extras().forEach(extra -> extras.add(spec.name() + "[" + extra + "]"));
            List<Chosen> meeting = matching(spec);
            wanted.addAll(meeting);
            if (meeting.isEmpty()) {
                faults.add(who + " needs " + spec);
            }
        }

        private List<Chosen> matching(PlainSpec spec) {
            List<Chosen> named = spec.name().contains("*")
                    ? byName.values().stream().flatMap(List::stream).toList()
                    : byName.getOrDefault(spec.name(), List.of());
            return named.stream().filter(chosen -> matches(spec, chosen)).toList();
        }

        private void checkConstraint(String who, PlainSpec spec) {
            for (Chosen chosen : byName.getOrDefault(spec.name(), List.of())) {
                if (!matches(spec, chosen)) {
                    faults.add(who + " constrains " + spec + " but has " + chosen);
                }
            }
        }
    }
}
