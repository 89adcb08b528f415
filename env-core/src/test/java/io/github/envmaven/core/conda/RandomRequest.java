package io.github.envmaven.core.conda;

import io.github.envmaven.core.testing.TestChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random request of two small channels, with limits, facts and builds in it. */
final class RandomRequest {

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

    private final Random random;

    RandomRequest(long seed) {
        this.random = new Random(seed);
    }

    CondaRequest request() {
        List<ChannelRecords> channels =
                List.of(channel("first").source(), channel("second").source());
        List<RequestedSpec> specs = new ArrayList<>();
        for (String name : NAMES) {
            if (random.nextInt(2) == 0) {
                specs.add(RequestedSpec.of(spec(name)));
            }
        }
        if (specs.isEmpty()) {
            specs.add(RequestedSpec.of("a"));
        }
        List<RequestedSpec> limits =
                random.nextInt(3) == 0 ? TestChannel.specs(spec(NAMES.get(random.nextInt(NAMES.size())))) : List.of();
        return CondaRequest.builder(TestChannel.PLATFORM, channels, specs)
                .constraints(limits)
                .build();
    }

    private TestChannel channel(String name) {
        List<String> lines = new ArrayList<>();
        for (String packageName : NAMES) {
            for (int version = random.nextInt(2); version <= random.nextInt(4); version++) {
                String build = random.nextBoolean() ? "x_0" : "y_0";
                lines.add(packageName + " " + version + " " + build + " : " + list() + " | " + list());
            }
        }
        return TestChannel.named(name, lines.toArray(String[]::new));
    }

    private String list() {
        List<String> list = new ArrayList<>();
        for (int i = random.nextInt(2); i > 0; i--) {
            list.add(random.nextInt(12) == 0 ? "__cuda >=" + random.nextInt(12) : spec(NAMES.get(random.nextInt(6))));
        }
        return String.join("; ", list);
    }

    private String spec(String name) {
        int version = random.nextInt(4);
        return switch (random.nextInt(6)) {
            case 0 -> name;
            case 1 -> name + " >=" + version;
            case 2 -> name + " <=" + version;
            case 3 -> name + " ==" + version;
            case 4 -> name + " " + version + ".* x*";
            default -> name + " >=" + version + ",<" + (version + 2);
        };
    }
}
