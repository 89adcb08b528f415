package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.ListCommand;
import io.github.envmaven.core.command.ListRequest;
import io.github.envmaven.core.command.ListedPackage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code list}: lists packages. */
@Command(name = "list", description = "Lists the packages of an environment or a lock.")
final class ListVerb extends Verb {

    @ArgGroup
    private LockOrPrefix from = new LockOrPrefix();

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "The platform, such as linux-64; by default this machine's.")
    private String platform = "";

    ListVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        List<ListedPackage> packages = new ListCommand(session).run(new ListRequest(from.path(), platform));
        print(packages, packages.stream().map(ListVerb::line).collect(Collectors.joining(System.lineSeparator())));
        return 0;
    }

    private static String line(ListedPackage entry) {
        return String.format(
                Locale.ROOT, "%-28s %-18s %-28s %s", entry.name(), entry.version(), entry.build(), entry.channel());
    }
}
