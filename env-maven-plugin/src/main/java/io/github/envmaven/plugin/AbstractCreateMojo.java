package io.github.envmaven.plugin;

import io.github.envmaven.core.command.CreateRequest;
import io.github.envmaven.core.command.CreateRequest.Editables;
import io.github.envmaven.core.command.CreateRequest.LinkScripts;
import io.github.envmaven.core.command.CreateRequest.PipConflicts;
import io.github.envmaven.core.command.CreateRequest.SourceBuilds;
import io.github.envmaven.core.command.PypiOptions;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that link packages from a lock into an environment. */
abstract class AbstractCreateMojo extends AbstractEnvMojo {

    /** The platform to install, such as {@code linux-64}; by default this machine's. */
    @Parameter(property = "env.platform")
    @Nullable
    String platform;

    /** Which packages' link scripts run: {@code never}, {@code listed} or {@code always}. */
    @Parameter(property = "env.linkScripts", defaultValue = "listed")
    @SuppressWarnings("NullAway.Init")
    String linkScripts;

    /** Packages whose link scripts run beside those of the built-in list: {@code -Denv.linkScriptPackages=mypkg}. */
    @Parameter(property = "env.linkScriptPackages")
    List<String> linkScriptPackages = new ArrayList<>();

    /**
     * What happens to a file that a wheel has, and a conda package, another wheel or nobody known, too: {@code refuse} the
     * installation, or {@code overwrite} it.
     */
    @Parameter(property = "env.pipConflicts", defaultValue = "refuse")
    @SuppressWarnings("NullAway.Init")
    String pipConflicts;

    /**
     * Whether source distributions that are locked are built: {@code build}, or not, {@code never} and {@code static}. What
     * they need for that is what the lock has.
     */
    @Parameter(property = "env.sdist", defaultValue = "never")
    @SuppressWarnings("NullAway.Init")
    String sdist;

    /** Whether builds of source distributions may fetch what they need, as pip does. */
    @Parameter(property = "env.sdistNetwork", defaultValue = "false")
    boolean sdistNetwork;

    /** Whether the environment's pip installs the projects that the lock names with {@code -e}, to be worked on in place. */
    @Parameter(property = "env.editable", defaultValue = "false")
    boolean editable;

    /**
     * The parameters as the core takes them.
     *
     * @param environment which environment
     * @return the request
     */
    final CreateRequest request(ConfiguredEnvironment environment) {
        LinkScripts policy = Choices.parse("env.linkScripts", linkScripts, LinkScripts.values());
        return new CreateRequest(
                environment.lockFile(),
                environment.source(),
                environment.prefix(),
                orEmpty(platform),
                policy,
                linkScriptPackages,
                Choices.parse("env.pipConflicts", pipConflicts, PipConflicts.values()),
                (sdistNetwork ? SourceBuilds.ONLINE : SourceBuilds.OFFLINE)
                        .ifAllowed(Choices.parse("env.sdist", sdist, PypiOptions.Sdists.values())),
                editable ? Editables.INSTALL : Editables.REPORT);
    }
}
