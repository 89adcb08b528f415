package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.SpecMatch;
import io.github.envmaven.core.solve.ConditionalRequirement;
import io.github.envmaven.core.solve.Dependencies;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.spec.SpecCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what records, and users, ask for. One text that cannot be read makes its whole record unusable, with the reason.
 */
final class DependencyReader {

    private final SpecCache specs;
    private final Requirements requirements;
    private final List<DependencyOverride> overrides;

    DependencyReader(SpecCache specs, Requirements requirements, List<DependencyOverride> overrides) {
        this.specs = specs;
        this.requirements = requirements;
        this.overrides = overrides;
    }

    /** The dependencies of a record. */
    Dependencies read(RepoDataRecord record) {
        PackageRecord fields = record.packageRecord();
        Collected collected = new Collected();
        for (String text : fields.depends()) {
            collectText(collected, record, text, List.of());
        }
        for (Map.Entry<String, List<String>> extra : fields.extraDepends().entrySet()) {
            int active = requirements.idOfExtra(fields.name().value(), extra.getKey());
            for (String text : extra.getValue()) {
                collectText(collected, record, text, List.of(active));
            }
        }
        for (String text : fields.constrains()) {
            SpecCache.Parsed parsed = specs.parse(text);
            MatchSpec spec = parsed.spec();
            if (spec == null) {
                return Dependencies.defective("its constraint cannot be read: " + parsed.defect());
            }
            collected.constraints.add(requirements.idOf(text, spec));
        }
        return collected.finish();
    }

    /** That a record itself be chosen. */
    Dependencies exactly(RepoDataRecord record) {
        PackageRecord fields = record.packageRecord();
        MatchSpec spec = MatchSpec.parseDepends(fields.name() + " ==" + fields.version() + " " + fields.build());
        return Dependencies.of(new int[] {requirements.idOf(spec.toString(), spec)}, new int[0]);
    }

    private void collectText(Collected collected, RepoDataRecord record, String text, List<Integer> conditions) {
        SpecCache.Parsed parsed = specs.parse(text);
        MatchSpec spec = parsed.spec();
        if (spec == null) {
            collected.defect = "its dependency cannot be read: " + parsed.defect();
            return;
        }
        Optional<MatchSpec> replacement = replacement(record, spec);
        if (replacement.isPresent()) {
            collect(collected, replacement.get().toString(), replacement.get(), conditions);
        } else {
            collect(collected, text, spec, conditions);
        }
    }

    private Optional<MatchSpec> replacement(RepoDataRecord record, MatchSpec spec) {
        for (DependencyOverride override : overrides) {
            if (override.replacement().name().equals(spec.name()) && SpecMatch.matches(override.records(), record)) {
                return Optional.of(override.replacement());
            }
        }
        return Optional.empty();
    }

    private void collect(Collected collected, String text, MatchSpec spec, List<Integer> conditions) {
        for (String extra : spec.extras()) {
            collected.add(requirements.idOfExtra(nameOf(spec), extra), spec.when(), conditions, this);
        }
        collected.add(requirements.idOf(text, spec), spec.when(), conditions, this);
    }

    /** What the user asks for: one requirement per spec, in order, extras after it. */
    Dependencies readRoot(List<RequestedSpec> requested, List<RequestedSpec> constraints, RequestedIds ids) {
        Collected collected = new Collected();
        for (RequestedSpec wish : requested) {
            int id = requirements.add(wish.text(), wish.spec());
            ids.put(id, wish);
            collected.add(id, wish.spec().when(), List.of(), this);
            for (String extra : wish.spec().extras()) {
                collected.add(
                        requirements.idOfExtra(nameOf(wish.spec()), extra),
                        wish.spec().when(),
                        List.of(),
                        this);
            }
        }
        for (RequestedSpec constraint : constraints) {
            int id = requirements.add(constraint.text(), constraint.spec());
            ids.put(id, constraint);
            collected.constraints.add(id);
        }
        return collected.finish();
    }

    private static String nameOf(MatchSpec spec) {
        return spec.name().map(PackageName::value).orElse("");
    }

    /** A condition as alternatives, each a list of requirements that must all hold. */
    private List<List<Integer>> alternatives(SpecCondition condition) {
        return condition.fold(
                leaf -> List.of(List.of(requirements.idOf(leaf.toString(), leaf))),
                DependencyReader::product,
                parts -> parts.stream().flatMap(List::stream).toList());
    }

    private static List<List<Integer>> product(List<List<List<Integer>>> parts) {
        List<List<Integer>> result = List.of(List.of());
        for (List<List<Integer>> part : parts) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> left : result) {
                for (List<Integer> right : part) {
                    List<Integer> joined = new ArrayList<>(left);
                    joined.addAll(right);
                    longer.add(joined);
                }
            }
            result = longer;
        }
        return result;
    }

    /** What was read so far. */
    private static final class Collected {

        private final List<Integer> unconditional = new ArrayList<>();
        private final List<ConditionalRequirement> conditional = new ArrayList<>();
        private final List<Integer> constraints = new ArrayList<>();
        private @Nullable String defect;

        void add(int requirement, Optional<SpecCondition> when, List<Integer> conditions, DependencyReader reader) {
            if (when.isEmpty() && conditions.isEmpty()) {
                unconditional.add(requirement);
                return;
            }
            List<List<Integer>> alternatives = when.map(reader::alternatives).orElse(List.of(List.of()));
            for (List<Integer> alternative : alternatives) {
                List<Integer> all = new ArrayList<>(conditions);
                all.addAll(alternative);
                conditional.add(new ConditionalRequirement(requirement, all));
            }
        }

        Dependencies finish() {
            return defect != null
                    ? Dependencies.defective(defect)
                    : Dependencies.of(toArray(unconditional), conditional, toArray(constraints));
        }

        private static int[] toArray(List<Integer> ids) {
            return ids.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
