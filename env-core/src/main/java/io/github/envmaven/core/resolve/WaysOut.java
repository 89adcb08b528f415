package io.github.envmaven.core.resolve;

import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaSolution;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pypi.PypiResolver;
import io.github.envmaven.core.pypi.PypiSolution;
import io.github.envmaven.core.python.Interpreter;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks for other versions of what conda brings with which pip's requirements can be met. Each way is offered once; of what
 * conda refused, nothing is offered again.
 */
final class WaysOut {

    private static final PackageName PYTHON = new PackageName("python");

    private final PypiResolver pypi;
    private final PipTerms terms;
    private final CondaRequest request;
    private final Map<PypiName, Set<Pep440Version>> refused = new TreeMap<>();
    private final Set<String> refusedPythons = new TreeSet<>();

    WaysOut(PypiResolver pypi, PipTerms terms, CondaRequest request) {
        this.pypi = pypi;
        this.terms = terms;
        this.request = request;
    }

    /**
     * Remembers what conda cannot do. Of several versions together only one name's are left out, the one with the fewest:
     * there may be another way with them that is missed, but no way is offered twice.
     */
    void refuse(WayOut way) {
        if (!way.python().isEmpty()) {
            refusedPythons.add(way.python());
            return;
        }
        way.versions().entrySet().stream()
                .min(Comparator.comparingInt(changed -> changed.getValue().size()))
                .ifPresent(changed -> refused.computeIfAbsent(changed.getKey(), key -> new HashSet<>())
                        .addAll(changed.getValue()));
    }

    /** The next way: with the Python there is, else with another, the newest first. */
    Optional<WayOut> find(CondaSolution solution, CondaProvided provided, Interpreter interpreter) {
        Optional<WayOut> same = with(interpreter, "", provided);
        if (same.isPresent()) {
            return same;
        }
        String present = minor(interpreter.version());
        for (Map.Entry<String, PackageRecord> other : pythons().entrySet()) {
            if (other.getKey().equals(present) || refusedPythons.contains(other.getKey())) {
                continue;
            }
            Optional<WayOut> way = Interpreter.of(
                            request.platform(), List.of(other.getValue()), request.virtualPackages())
                    .flatMap(python -> with(python, other.getKey(), provided));
            if (way.isPresent()) {
                return way;
            }
        }
        return Optional.empty();
    }

    /** Meets pip's requirements with any of the versions that conda has of its packages, those it chose preferred. */
    private Optional<WayOut> with(Interpreter interpreter, String python, CondaProvided provided) {
        Map<PypiName, List<Pep440Version>> offered = new TreeMap<>();
        provided.byName().forEach((name, record) -> offered.put(name, offered(name, record)));
        if (!isFor(interpreter) || !(pypi.attempt(terms.request(interpreter, offered)) instanceof PypiSolution found)) {
            return Optional.empty();
        }
        Asked asked = new Asked(terms, interpreter, found);
        List<RequestedSpec> limits = new ArrayList<>();
        if (!python.isEmpty()) {
            limits.add(limit(PYTHON, List.of(python + ".*"), python + ".*", "pip's requirements"));
        }
        Map<PypiName, List<Pep440Version>> changed = new TreeMap<>();
        found.provided().forEach((name, version) -> {
            Pep440Version present = CondaProvided.version(provided.record(name)).orElseThrow();
            if (!version.equals(present)) {
                List<Pep440Version> acceptable = offered.getOrDefault(name, List.of()).stream()
                        .filter(asked.of(name)::contains)
                        .toList();
                changed.put(name, acceptable);
                limits.add(limit(
                        provided.conda(name),
                        acceptable.stream().map(each -> "==" + each.written()).toList(),
                        asked.of(name).toString(),
                        asked.askers(name)));
            }
        });
        // The same versions would be met by the same conflict.
        return limits.isEmpty() ? Optional.empty() : Optional.of(new WayOut(limits, python, changed));
    }

    /** What other tools locked is for some Pythons alone. */
    private boolean isFor(Interpreter interpreter) {
        try {
            return !terms.wishesOf(interpreter, Set.of()).isEmpty();
        } catch (InvalidInput e) {
            return false;
        }
    }

    private static RequestedSpec limit(PackageName name, List<String> versions, String shown, String why) {
        return new RequestedSpec(
                MatchSpec.parse(name + " " + String.join("|", versions)), name + " " + shown, "for " + why);
    }

    /** The versions of a conda package that there are, the present one first, then the newest. */
    private List<Pep440Version> offered(PypiName name, RepoDataRecord present) {
        Set<Pep440Version> without = refused.getOrDefault(name, Set.of());
        Map<Pep440Version, Boolean> versions = new LinkedHashMap<>();
        CondaProvided.version(present).ifPresent(version -> versions.put(version, true));
        records(present.packageRecord().name()).stream()
                .flatMap(record -> CondaProvided.version(record).stream())
                .filter(version -> !without.contains(version))
                .sorted(Comparator.reverseOrder())
                .forEach(version -> versions.putIfAbsent(version, true));
        return List.copyOf(versions.keySet());
    }

    /** A record of each Python there is, by {@code 3.13}, the newest first. */
    private Map<String, PackageRecord> pythons() {
        return records(PYTHON).stream()
                .filter(record -> CondaProvided.version(record)
                        .filter(version -> version.release().length > 1 && version.release()[0] == 3)
                        .isPresent())
                .sorted(Comparator.comparing((RepoDataRecord record) ->
                                record.packageRecord().version())
                        .reversed())
                .collect(Collectors.toMap(
                        record -> minor(CondaProvided.version(record).orElseThrow()),
                        RepoDataRecord::packageRecord,
                        (newest, older) -> newest,
                        LinkedHashMap::new));
    }

    private List<RepoDataRecord> records(PackageName name) {
        return request.channels().stream()
                .flatMap(channel -> channel.sources().stream())
                .flatMap(source -> source.recordsNamed(name).stream())
                .toList();
    }

    private static String minor(Pep440Version version) {
        return version.release()[0] + "." + version.release()[1];
    }
}
