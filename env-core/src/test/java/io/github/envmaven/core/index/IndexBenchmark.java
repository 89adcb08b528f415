package io.github.envmaven.core.index;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.SyntheticChannel;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Measures an index; a program, not a test. Each line it prints is from a JVM that did nothing else before:
 *
 * <pre>
 *   generate CORPUS.json.zst RECORDS OUT.json.zst
 *   build    IN.json.zst OUT.index
 *   decode   IN.json.zst ROUNDS
 *   read     IN.index NAMES ROUNDS
 * </pre>
 *
 * <p>The property {@code subdir} says which one the files are of, where it is not linux-64.
 */
final class IndexBenchmark {

    private static final Subdir SUBDIR =
            new Channel("bench", "https://example.org/bench").subdir(System.getProperty("subdir", "linux-64"));

    private IndexBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "generate" -> generate(Path.of(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]));
            case "build" -> build(Path.of(arguments[1]), Path.of(arguments[2]), rounds(arguments, 3));
            case "decode" -> decode(Path.of(arguments[1]), rounds(arguments, 2));
            case "read" -> read(Path.of(arguments[1]), Integer.parseInt(arguments[2]), rounds(arguments, 3));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static int rounds(String[] arguments, int at) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : 1;
    }

    private static void generate(Path corpus, int records, Path target) throws IOException {
        try (OutputStream out =
                new BufferedOutputStream(new ZstdOutputStream(Files.newOutputStream(target), 9), 1 << 16)) {
            SyntheticChannel.like(corpus).write(records, 42, out);
        }
    }

    private static void build(Path repodata, Path index, int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            Spent spent = new Spent();
            try (InputStream json = new ZstdInputStream(Files.newInputStream(repodata))) {
                IndexWriter.write(json, repodata.toString(), SUBDIR.platform(), index);
            }
            ChannelIndex made = ChannelIndex.open(index, SUBDIR).orElseThrow();
            spent.say("build " + made.size() + " records, index " + Files.size(index) / 1_000_000 + " MB");
        }
    }

    /** The floor: bytes out of the archive, and nothing done with them. */
    private static void decode(Path repodata, int rounds) throws IOException {
        byte[] buffer = new byte[1 << 18];
        for (int round = 0; round < rounds; round++) {
            Spent spent = new Spent();
            long length = 0;
            try (InputStream json = new ZstdInputStream(Files.newInputStream(repodata))) {
                for (int count = json.read(buffer); count >= 0; count = json.read(buffer)) {
                    length += count;
                }
            }
            spent.say("decode " + length / 1_000_000 + " MB");
        }
    }

    private static void read(Path index, int count, int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            Spent spent = new Spent();
            ChannelIndex opened = ChannelIndex.open(index, SUBDIR).orElseThrow();
            spent.say("open");
            List<PackageName> names = opened.names();
            spent.say("names");
            int records = 0;
            for (int i = 0; i < count; i++) {
                records += opened.recordsNamed(names.get((int) ((long) i * names.size() / count)))
                        .size();
            }
            spent.say("read " + records + " records of " + count + " names");
        }
    }

    /**
     * What has been spent since the last line. Asking the JVM costs as much as a small lookup, so only the time is told unless
     * the property {@code details} is set: what a whole process takes is measured from outside.
     */
    private static final class Spent {

        private final boolean details = Boolean.getBoolean("details");
        private long wall = System.nanoTime();
        private long cpu = details ? threadCpu() : 0;

        void say(String what) throws IOException {
            String line =
                    what + ": wall " + (System.nanoTime() - wall) / 1_000_000 + " ms" + (details ? details() : "");
            new FileOutputStream(FileDescriptor.out).write((line + "\n").getBytes(StandardCharsets.UTF_8));
            wall = System.nanoTime();
            cpu = details ? threadCpu() : 0;
        }

        private String details() {
            long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getPeakUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
            return String.format(
                    Locale.ROOT, ", thread CPU %.1f ms, heap peak %d MB", (threadCpu() - cpu) / 1e6, heap / 1_000_000);
        }

        private static long threadCpu() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }
}
