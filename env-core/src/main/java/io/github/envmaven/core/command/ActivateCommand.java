package io.github.envmaven.core.command;

import io.github.envmaven.core.activate.ActivationPlan;
import io.github.envmaven.core.activate.Shell;
import io.github.envmaven.core.activate.ShellScript;
import io.github.envmaven.core.command.ActivateRequest.Direction;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixStatus;
import java.util.Map;

/** Writes the shell code that enters or leaves an environment (CEP 32). */
public final class ActivateCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session; its environment variables are those of the shell that evaluates the code
     */
    public ActivateCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Writes the code.
     *
     * @param request which environment, which shell, which way
     * @return the code, a command a line
     */
    public String run(ActivateRequest request) {
        Map<String, String> environment = session.settings().environment();
        Shell shell = Shell.parse(request.shell().isEmpty() ? usersShell(environment) : request.shell());
        String platform = HostPlatform.current().name();
        if (request.direction() == Direction.DEACTIVATE) {
            return ShellScript.of(ActivationPlan.deactivate(platform, environment), shell);
        }
        Prefix prefix = new Prefix(request.prefix());
        PrefixStatus.requireFinished(prefix);
        return ShellScript.of(ActivationPlan.activate(prefix, platform, environment), shell);
    }

    private static String usersShell(Map<String, String> environment) {
        String shell = environment.getOrDefault("SHELL", "");
        if (!shell.isEmpty()) {
            return shell;
        }
        return environment.containsKey("PSModulePath") ? "powershell" : environment.getOrDefault("ComSpec", "bash");
    }
}
