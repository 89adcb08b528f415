package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.SpecMatch;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.MatchSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks a set of records against a request by the plain rules, knowing nothing of how it was found. */
final class SolutionChecker {

    private final List<RepoDataRecord> records;
    private final List<VirtualPackage> machine;
    private final List<String> faults = new ArrayList<>();

    private SolutionChecker(List<RepoDataRecord> records, List<VirtualPackage> machine) {
        this.records = records;
        this.machine = machine;
    }

    static List<String> faults(List<RepoDataRecord> records, CondaRequest request) {
        SolutionChecker checker = new SolutionChecker(records, request.virtualPackages());
        checker.checkNames();
        for (RequestedSpec spec : request.specs()) {
            if (spec.spec().when().isEmpty()) {
                checker.checkRequired("the request", spec.spec());
            }
        }
        for (RequestedSpec spec : request.constraints()) {
            checker.checkConstraint("the request", spec.spec());
        }
        for (RepoDataRecord record : records) {
            record.packageRecord().depends().forEach(text -> checker.checkDepends(record, text));
            record.packageRecord()
                    .constrains()
                    .forEach(text -> checker.checkConstraint(record.toString(), MatchSpec.parseDepends(text)));
        }
        return checker.faults;
    }

    private void checkNames() {
        Map<String, RepoDataRecord> seen = new HashMap<>();
        for (RepoDataRecord record : records) {
            RepoDataRecord other = seen.put(record.packageRecord().name().value(), record);
            if (other != null) {
                faults.add(record + " and " + other + " have one name");
            }
        }
    }

    private void checkDepends(RepoDataRecord record, String text) {
        MatchSpec spec = MatchSpec.parseDepends(text);
        if (spec.when().isEmpty()) {
            checkRequired(record.toString(), spec);
        }
    }

    private void checkRequired(String who, MatchSpec spec) {
        boolean met = records.stream().anyMatch(record -> SpecMatch.matches(spec, record))
                || machine.stream().anyMatch(fact -> SpecMatch.matches(spec, fact));
        if (!met) {
            faults.add(who + " needs " + spec);
        }
    }

    private void checkConstraint(String who, MatchSpec spec) {
        String name = spec.name().orElseThrow().value();
        for (RepoDataRecord record : records) {
            if (record.packageRecord().name().value().equals(name) && !SpecMatch.matches(spec, record)) {
                faults.add(who + " constrains " + spec + " but has " + record);
            }
        }
        for (VirtualPackage fact : machine) {
            if (fact.name().value().equals(name) && !SpecMatch.matches(spec, fact)) {
                faults.add(who + " constrains " + spec + " but has " + fact);
            }
        }
    }
}
