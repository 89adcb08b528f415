package io.github.envmaven.core.conda;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.PackageRecordBuilder;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.MemoryRecords;
import io.github.envmaven.core.testing.SolveCorpus;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A small random request that uses all a request can say: two channels, facts, conditions, extras, flags, rules. */
final class RichRequest {

    static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final String PLATFORM = "linux-64";

    private final Random random;
    private final List<RepoDataRecord> records = new ArrayList<>();
    private final List<ChannelRecords> channels = new ArrayList<>();
    private final CondaRequest request;

    RichRequest(int seed) {
        random = new Random(seed);
        for (String name : List.of("one", "two")) {
            channels.add(channel(new Channel(name, "https://example.org/" + name)));
        }
        request = CondaRequest.builder(PLATFORM, channels, some(3, this::wish))
                .constraints(some(1, () -> RequestedSpec.of(spec(anyName()))))
                .virtualPackages(facts())
                .priority(ChannelPriority.values()[random.nextInt(ChannelPriority.values().length)])
                .strategy(Strategy.values()[random.nextInt(Strategy.values().length)])
                .excludeNewer(rarely() ? excludeNewer() : ExcludeNewer.NOTHING)
                .favored(rarely() ? List.of(anyRecord()) : List.of())
                .pinned(rarely() ? List.of(anyRecord()) : List.of())
                .excluded(rarely() ? Map.of(anyRecord().url(), "it is known to be broken") : Map.of())
                .overrides(
                        rarely()
                                ? List.of(new DependencyOverride(
                                        MatchSpec.parse(spec(anyName())), MatchSpec.parse(spec(anyName()))))
                                : List.of())
                .build();
    }

    CondaRequest request() {
        return request;
    }

    /** All records of a name, whether they may be chosen or not. */
    List<RepoDataRecord> recordsNamed(String name) {
        return records.stream()
                .filter(record -> record.packageRecord().name().value().equals(name))
                .toList();
    }

    private ChannelRecords channel(Channel channel) {
        Subdir subdir = channel.subdir(PLATFORM);
        List<RepoDataRecord> own = new ArrayList<>();
        for (String name : NAMES) {
            for (int version = 1; version <= 3; version++) {
                if (random.nextInt(5) < 2) {
                    own.add(record(subdir, name, version));
                }
            }
        }
        records.addAll(own);
        return new ChannelRecords(channel, List.of(new MemoryRecords(subdir, own)));
    }

    private RepoDataRecord record(Subdir subdir, String name, int version) {
        String build = "h" + random.nextInt(2);
        PackageRecordBuilder builder = PackageRecord.builder(
                        PackageName.of(name), Version.parse(Integer.toString(version)), build)
                .subdir(subdir.platform())
                .buildNumber(random.nextInt(2))
                .depends(some(2, this::dependency))
                .constrains(some(1, () -> rarely() ? fact() : spec(anyName())))
                .trackFeatures(random.nextInt(6) == 0 ? List.of("old") : List.of())
                .flags(random.nextBoolean() ? List.of(random.nextBoolean() ? "gpu" : "cpu") : List.of());
        if (rarely()) {
            builder.extraDepends(new TreeMap<>(Map.of("x", List.of(dependency()))));
        }
        if (random.nextInt(4) > 0) {
            builder.timestamp(random.nextInt(100));
        }
        String file = name + "-" + version + "-" + build + ".conda";
        return new RepoDataRecord(builder.build(), file, subdir.url() + file, subdir.channel());
    }

    private RequestedSpec wish() {
        String name = anyName();
        return RequestedSpec.of(
                switch (random.nextInt(8)) {
                    case 0 -> "two::" + spec(name);
                    case 1 -> dependency();
                    default -> spec(name);
                });
    }

    private String dependency() {
        String name = anyName();
        return switch (random.nextInt(10)) {
            case 0 -> name + "[version='>=" + version() + "',when=\"" + condition() + "\"]";
            case 1 -> name + "[when=\"" + condition() + "\"]";
            case 2 -> name + "[extras=[x]]";
            case 3 -> name + "[flags=[" + (random.nextBoolean() ? "gpu" : "c*") + "]]";
            case 4 -> name + " " + version() + " h*" + random.nextInt(2);
            case 5 -> fact();
            default -> spec(name);
        };
    }

    private String condition() {
        String first = rarely() ? "__cuda" : anyName() + ">=" + version();
        return switch (random.nextInt(4)) {
            case 0 -> first + " and " + anyName();
            case 1 -> first + " or " + anyName() + ">=" + version();
            case 2 -> "(" + first + " or __glibc>=3) and " + anyName() + "==" + version();
            default -> first;
        };
    }

    private String fact() {
        return random.nextInt(4) > 0 ? "__glibc >=2.17" : random.nextBoolean() ? "__glibc >=2.30" : "__cuda >=12";
    }

    private String spec(String name) {
        return name
                + switch (random.nextInt(6)) {
                    case 0 -> " >=" + version();
                    case 1 -> " <=" + version();
                    case 2 -> " !=" + version();
                    case 3 -> " ==" + version() + "|==" + version();
                    case 4 -> " " + version() + ".*";
                    default -> "";
                };
    }

    private List<VirtualPackage> facts() {
        List<VirtualPackage> facts = new ArrayList<>();
        facts.add(SolveCorpus.virtualPackage("__glibc=2.17=0"));
        if (random.nextBoolean()) {
            facts.add(SolveCorpus.virtualPackage("__cuda=12.4=0"));
        }
        return facts;
    }

    private ExcludeNewer excludeNewer() {
        Map<PackageName, Long> packages =
                rarely() ? Map.of(PackageName.of(anyName()), (long) random.nextInt(100)) : Collections.emptyMap();
        Map<String, Long> byChannel = rarely() ? Map.of("two", (long) random.nextInt(100)) : Collections.emptyMap();
        return new ExcludeNewer(
                random.nextInt(100),
                packages,
                byChannel,
                random.nextBoolean() ? ExcludeNewer.Unknown.EXCLUDED : ExcludeNewer.Unknown.INCLUDED);
    }

    private <T> List<T> some(int most, Supplier<T> maker) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(maker.get());
        }
        return list;
    }

    private boolean rarely() {
        return random.nextInt(5) == 0;
    }

    private int version() {
        return 1 + random.nextInt(3);
    }

    private String anyName() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private RepoDataRecord anyRecord() {
        return records.get(random.nextInt(records.size()));
    }
}
