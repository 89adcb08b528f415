package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.ListCommand;
import io.github.envmaven.core.command.ListRequest;
import io.github.envmaven.core.command.ListedPackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code list}: lists packages. */
@Command(name = "list", description = "Lists the packages of an environment or a lock.")
final class ListVerb extends Verb {

    @ArgGroup(multiplicity = "1")
    private From from = new From();

    @Option(names = "--platform", paramLabel = "PLATFORM", description = "The platform, by default this machine's.")
    private String platform = "";

    ListVerb(Console console) {
        super(console);
    }

    /** What is listed. */
    static final class From {
        @Option(names = "--prefix", paramLabel = "DIR", description = "An environment's directory.")
        private @Nullable Path prefix;

        @Option(names = "--lockfile", paramLabel = "FILE", description = "A lock file.")
        private Path lockFile = Path.of("conda-lock.yml");
    }

    @Override
    int run(EnvSession session) {
        List<ListedPackage> packages = new ListCommand(session)
                .run(new ListRequest(from.prefix == null ? from.lockFile : from.prefix, platform));
        print(packages, packages.stream().map(ListVerb::line).collect(Collectors.joining(System.lineSeparator())));
        return 0;
    }

    private static String line(ListedPackage entry) {
        return String.format(
                Locale.ROOT, "%-28s %-18s %-28s %s", entry.name(), entry.version(), entry.build(), entry.channel());
    }
}
