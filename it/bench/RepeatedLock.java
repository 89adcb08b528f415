import io.github.envmaven.core.cli.Console;
import io.github.envmaven.core.cli.EnvCommandLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Locks one environment again and again in one process: RepeatedLock CACHE FILE LOCK ROUNDS. */
public final class RepeatedLock {

    private static final Pattern SOLVED = Pattern.compile("Solved \\S+ \\((\\d+) ms\\)");

    private RepeatedLock() {}

    /** Prints, per round, milliseconds and processor milliseconds of the whole command, and milliseconds of solving alone. */
    public static void main(String[] args) {
        int rounds = Integer.parseInt(args[3]);
        for (int round = 0; round < rounds; round++) {
            String[] lock = {
                "lock", "--relock", "--pip-config", "none", "--cache", args[0], "-f", args[1], "--lockfile", args[2]
            };
            System.out.println(time(lock));
        }
    }

    private static String time(String[] command) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        long start = System.nanoTime();
        long cpu = cpu();
        int exit = EnvCommandLine.of(new Console(writer, writer, Map.of())).execute(command);
        writer.flush();
        long wall = System.nanoTime() - start;
        Matcher solved = SOLVED.matcher(out.toString());
        if (exit != 0 || !solved.find()) {
            throw new IllegalStateException("lock ended with " + exit + ": " + out);
        }
        return wall / 1_000_000 + " " + (cpu() - cpu) / 1_000_000 + " " + solved.group(1);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
