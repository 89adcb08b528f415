package io.github.envmaven.core.command;

import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.host.LocalMachine;
import io.github.envmaven.core.host.VirtualPackages;
import io.github.envmaven.core.record.VirtualPackage;
import java.util.List;

/** What a platform is taken to have. */
final class MachineFacts {

    private MachineFacts() {}

    /**
     * The virtual packages to solve with: this machine's or assumed ones, then as the user's variables and settings
     * change them.
     *
     * @param platform the platform to solve for
     * @param options where facts come from, and the settings
     * @param session the session
     * @return sorted by name
     */
    static List<VirtualPackage> of(String platform, SolveOptions options, EnvSession session) {
        if (options.facts() == SolveOptions.Facts.NONE) {
            return VirtualPackages.configured(List.of(), options.virtualPackages());
        }
        boolean isDetected = options.facts() == SolveOptions.Facts.DETECTED
                && platform.equals(HostPlatform.current().name());
        List<VirtualPackage> facts = isDetected ? ThisMachine.FACTS : VirtualPackages.assumed(platform);
        return VirtualPackages.configured(
                VirtualPackages.overridden(facts, platform, session.settings().environment()),
                options.virtualPackages());
    }

    /** Asked once, as it starts a program, and a machine stays what it is while a JVM runs on it. */
    private static final class ThisMachine {

        private static final List<VirtualPackage> FACTS =
                VirtualPackages.detected(HostPlatform.current(), new LocalMachine());
    }
}
