import io.github.envmaven.core.cli.Console;
import io.github.envmaven.core.cli.EnvCommandLine;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * Creates one environment again and again in one process: RepeatedCreate CACHE LOCK PREFIX-START ROUNDS [FIRST-LOCK], where
 * what is in the first lock is there before, and is not measured.
 */
public final class RepeatedCreate {

    private RepeatedCreate() {}

    /** Prints, per round, milliseconds and processor milliseconds of creating and of finding that nothing is to do. */
    public static void main(String[] args) {
        int rounds = Integer.parseInt(args[3]);
        for (int round = 0; round < rounds; round++) {
            String prefix = args[2] + round;
            if (args.length > 4) {
                time(create(args[0], args[4], prefix));
            }
            String[] create = create(args[0], args[1], prefix);
            System.out.println("create " + time(create));
            System.out.println("nothing " + time(create));
        }
    }

    private static String[] create(String cache, String lock, String prefix) {
        return new String[] {
            "create", "-q", "--platform=linux-64", "--link-scripts=never",
            "--cache", cache, "--lockfile", lock, "--prefix", prefix
        };
    }

    private static String time(String[] command) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        long start = System.nanoTime();
        long cpu = cpu();
        int exit = EnvCommandLine.of(new Console(nowhere, nowhere, Map.of())).execute(command);
        if (exit != 0) {
            throw new IllegalStateException("create ended with " + exit);
        }
        return (System.nanoTime() - start) / 1_000_000 + " " + (cpu() - cpu) / 1_000_000;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
