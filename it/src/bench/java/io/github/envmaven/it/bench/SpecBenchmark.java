package io.github.envmaven.it.bench;

import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.version.Version;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A thousand versions and specs as channels have them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SpecBenchmark {

    private static final int COUNT = 1000;

    private final Random random = new Random(7);
    private final List<String> texts =
            IntStream.range(0, COUNT).mapToObj(i -> version()).toList();
    private final List<Version> versions = texts.stream().map(Version::parse).toList();
    private final List<String> specs = texts.stream()
            .map(text -> "package >=" + text + ",<" + (random.nextInt(9) + 1) + ".0a0 *_cpython")
            .toList();

    private String version() {
        String text = random.nextInt(9) + "." + random.nextInt(30) + "." + random.nextInt(12);
        return switch (random.nextInt(8)) {
            case 0 -> text + "rc" + random.nextInt(4);
            case 1 -> text + ".post" + random.nextInt(4);
            case 2 -> text + ".dev0";
            default -> text;
        };
    }

    @Benchmark
    public List<Version> parseVersions() {
        return texts.stream().map(Version::parse).toList();
    }

    @Benchmark
    public List<Version> sortVersions() {
        return versions.stream().sorted().toList();
    }

    @Benchmark
    public List<MatchSpec> parseSpecs() {
        return specs.stream().map(MatchSpec::parse).toList();
    }

    @Benchmark
    public long matchVersions() {
        MatchSpec spec = MatchSpec.parse("package >=3.4,<7.0a0,!=5.1.*");
        return versions.stream().filter(spec.version()::matches).count();
    }
}
