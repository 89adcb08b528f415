package io.github.envmaven.it.bench;

import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.CondaResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole solve, proof included, with repodata loaded: by a new resolver, and by one that knows the specs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SolveBenchmark {

    /** Problems of the corpus: a middling environment, a large one, and a conflict. */
    @Param({
        "env-conda-linux-64-20231027",
        "env-pangeo-pangeo-notebook-linux-64-20260131",
        "core-re2-2023-06-mamba-2-0-libarrow-14-0-win-64"
    })
    public String problem = "";

    private CondaRequest request;
    private CondaResolver resolver;

    @Setup(Level.Trial)
    public void load() throws IOException {
        request = new Corpus(Files.createTempDirectory("solve-bench")).problem(problem);
        resolver = new CondaResolver();
    }

    @Benchmark
    public CondaResult cold() {
        return new CondaResolver().attempt(request);
    }

    @Benchmark
    public CondaResult warm() {
        return resolver.attempt(request);
    }
}
