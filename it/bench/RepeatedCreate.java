import io.github.envmaven.core.command.CreateCommand;
import io.github.envmaven.core.command.CreateRequest;
import io.github.envmaven.core.command.CreateRequest.LinkScripts;
import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.EnvironmentSource;
import io.github.envmaven.core.command.SessionSettings;
import io.github.envmaven.core.event.EventListener;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Creates one environment again and again in one process, as the goals of a running Maven do: RepeatedCreate CACHE LOCK
 * PREFIX-START ROUNDS [FIRST-LOCK], where what is in the first lock is there before, and is not measured.
 */
public final class RepeatedCreate {

    private RepeatedCreate() {}

    /** Prints, per round, milliseconds and processor milliseconds of creating and of finding that nothing is to do. */
    public static void main(String[] args) {
        int rounds = Integer.parseInt(args[3]);
        for (int round = 0; round < rounds; round++) {
            String prefix = args[2] + round;
            if (args.length > 4) {
                time(args[0], args[4], prefix);
            }
            System.out.println("create " + time(args[0], args[1], prefix));
            System.out.println("nothing " + time(args[0], args[1], prefix));
        }
    }

    private static String time(String cache, String lock, String prefix) {
        CreateRequest request = new CreateRequest(
                Path.of(lock),
                EnvironmentSource.ofFiles(List.of(), List.of(), List.of()),
                Path.of(prefix),
                "linux-64",
                LinkScripts.NEVER,
                List.of());
        SessionSettings settings = SessionSettings.of(Map.of("ENV_MAVEN_CACHE", cache));
        long start = System.nanoTime();
        long cpu = cpu();
        try (EnvSession session = EnvSession.open(settings, EventListener.NONE)) {
            new CreateCommand(session).run(request);
        }
        return (System.nanoTime() - start) / 1_000_000 + " " + (cpu() - cpu) / 1_000_000;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
