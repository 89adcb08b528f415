package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.CreateRequest;
import io.github.envmaven.core.command.CreateRequest.Editables;
import io.github.envmaven.core.command.CreateRequest.LinkScripts;
import io.github.envmaven.core.command.CreateRequest.PipConflicts;
import io.github.envmaven.core.command.CreateRequest.SourceBuilds;
import io.github.envmaven.core.command.PypiOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which environment is made, from which lock. */
final class CreateOptions {

    @Option(names = "--lockfile", paramLabel = "FILE", description = "The lock file, by default conda-lock.yml.")
    private Path lockFile = Path.of("conda-lock.yml");

    @Option(
            names = "--prefix",
            required = true,
            paramLabel = "DIR",
            description = "The environment's directory, such as ./envs/app.")
    @SuppressWarnings("NullAway.Init")
    private Path prefix;

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "The platform, such as linux-64; by default this machine's.")
    private String platform = "";

    @Option(
            names = "--link-scripts",
            paramLabel = "POLICY",
            description = "Which link scripts run: never, listed (default), always.")
    private LinkScripts linkScripts = LinkScripts.LISTED;

    @Option(
            names = "--link-script-package",
            paramLabel = "NAME",
            description =
                    "A package whose link scripts may run beside those of the built-in list, such as mypkg; may be"
                            + " repeated.")
    private List<String> linkScriptPackages = new ArrayList<>();

    @Option(
            names = "--pip-conflicts",
            paramLabel = "POLICY",
            description =
                    "What happens to a file that a wheel has, and somebody else, too: refuse (default), overwrite.")
    private PipConflicts pipConflicts = PipConflicts.REFUSE;

    @Option(
            names = "--sdist",
            paramLabel = "WHEN",
            converter = SolvingOptions.SdistsConverter.class,
            description = "Whether source distributions are built: never (default), static (no), build.")
    private PypiOptions.Sdists sdists = PypiOptions.Sdists.NEVER;

    @Option(names = "--sdist-network", description = "Let builds fetch what they need.")
    private boolean isOnline;

    @Option(
            names = "--editable",
            description = "Install the projects that the lock names with -e, with the environment's pip.")
    private boolean isEditable;

    /**
     * The options as the core takes them.
     *
     * @return the request
     */
    CreateRequest request() {
        return new CreateRequest(
                lockFile,
                inputs.source(),
                prefix,
                platform,
                linkScripts,
                linkScriptPackages,
                pipConflicts,
                (isOnline ? SourceBuilds.ONLINE : SourceBuilds.OFFLINE).ifAllowed(sdists),
                isEditable ? Editables.INSTALL : Editables.REPORT);
    }
}
