package io.github.envmaven.it.bench;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.index.ChannelIndex;
import io.github.envmaven.core.spec.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The index of a real subdir: writing it from packed repodata, and opening it with the records of 300 names. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IndexBenchmark {

    private static final int NAMES = 300;
    private static final Subdir SUBDIR =
            new Channel("conda-forge", "https://bench.invalid/conda-forge").subdir("linux-64");

    private Corpus corpus;
    private Path index;
    private List<PackageName> names;

    @Setup(Level.Trial)
    public void load() throws IOException {
        corpus = new Corpus(Files.createTempDirectory("index-bench"));
        index = corpus.index("conda-forge", "linux-64");
        List<PackageName> all = ChannelIndex.open(index, SUBDIR).orElseThrow().names();
        names = IntStream.range(0, NAMES)
                .mapToObj(i -> all.get(i * all.size() / NAMES))
                .toList();
    }

    @Benchmark
    public Path write() throws IOException {
        return corpus.index("conda-forge", "linux-64");
    }

    @Benchmark
    public int openAndRead() throws IOException {
        ChannelIndex opened = ChannelIndex.open(index, SUBDIR).orElseThrow();
        return names.stream().mapToInt(name -> opened.recordsNamed(name).size()).sum();
    }
}
