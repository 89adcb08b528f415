package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.testing.TestChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A channel of five names with up to three versions each, and some specs. */
final class RandomProblem {

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private final List<String> specs;
    private final TestChannel channel;

    RandomProblem(int seed) {
        random = new Random(seed);
        for (String name : NAMES) {
            int versions = 1 + random.nextInt(3);
            for (int version = 1; version <= versions; version++) {
                lines.add(name + " " + version + " : " + list(name) + " | " + list(name));
            }
        }
        channel = TestChannel.of(lines.toArray(String[]::new));
        specs = otherSpecs();
    }

    /** What is asked for. */
    List<String> specs() {
        return specs;
    }

    /** One to three more specs. */
    List<String> otherSpecs() {
        List<String> others = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String spec = spec(NAMES.get(random.nextInt(NAMES.size())));
            if (!others.contains(spec)) {
                others.add(spec);
            }
        }
        return others;
    }

    private String list(String except) {
        List<String> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (!name.equals(except)) {
                list.add(spec(name));
            }
        }
        return String.join("; ", list);
    }

    private String spec(String name) {
        int version = 1 + random.nextInt(3);
        return switch (random.nextInt(5)) {
            case 0 -> name;
            case 1 -> name + " >=" + version;
            case 2 -> name + " <=" + version;
            case 3 -> name + " !=" + version;
            default -> name + " ==" + version;
        };
    }

    CondaRequest request(List<String> wishes) {
        return channel.request(wishes.toArray(String[]::new)).build();
    }

    /** The valid set with the best versions of what is asked for, by trying all sets. */
    Optional<List<RepoDataRecord>> best(List<String> wishes) {
        return valid(wishes).max((left, right) -> compare(versions(left, wishes), versions(right, wishes)));
    }

    /** All sets that are what specs ask for. */
    Stream<List<RepoDataRecord>> valid(List<String> wishes) {
        List<List<RepoDataRecord>> sets = new ArrayList<>();
        collect(0, new ArrayList<>(), sets);
        CondaRequest request = request(wishes);
        return sets.stream().filter(set -> SolutionChecker.faults(set, request).isEmpty());
    }

    private void collect(int name, List<RepoDataRecord> chosen, List<List<RepoDataRecord>> sets) {
        if (name == NAMES.size()) {
            sets.add(List.copyOf(chosen));
            return;
        }
        collect(name + 1, chosen, sets);
        for (RepoDataRecord record : channel.records()) {
            if (record.packageRecord().name().value().equals(NAMES.get(name))) {
                chosen.add(record);
                collect(name + 1, chosen, sets);
                chosen.remove(chosen.size() - 1);
            }
        }
    }

    List<Integer> versions(List<RepoDataRecord> set, List<String> wishes) {
        List<Integer> versions = new ArrayList<>();
        for (RequestedSpec wish : TestChannel.specs(wishes.toArray(String[]::new))) {
            set.stream()
                    .filter(record -> wish.spec()
                            .name()
                            .equals(Optional.of(record.packageRecord().name())))
                    .forEach(record -> versions.add(
                            Integer.parseInt(record.packageRecord().version().toString())));
        }
        return versions;
    }

    static int compare(List<Integer> left, List<Integer> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int difference = left.get(i).compareTo(right.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
