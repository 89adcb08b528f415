package io.github.envmaven.core.command;

import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.install.Subprocess;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.wheel.WheelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Builds a wheel with the pip of a build environment (PEP 517). Without network, pip asks no index and what the build needs is
 * what the environment has; programs that heed the usual variables for proxies reach no server either.
 */
final class WheelBuild {

    private final BuildEnvironment environment;
    private final PythonInfo python;
    private final String platform;
    private final Map<String, String> variables;
    private final CreateRequest.SourceBuilds network;

    /**
     * Prepares to build.
     *
     * @param environment where
     * @param python its Python
     * @param platform its platform, which is this machine's
     * @param variables the variables of the session
     * @param network whether the network may be used
     */
    WheelBuild(
            BuildEnvironment environment,
            PythonInfo python,
            String platform,
            Map<String, String> variables,
            CreateRequest.SourceBuilds network) {
        this.environment = environment;
        this.python = python;
        this.platform = platform;
        this.variables = variables;
        this.network = network;
    }

    /**
     * Builds.
     *
     * @param file what is built
     * @param source its verified archive
     * @param target where the wheel is to be
     * @throws EnvironmentBroken when the build fails; the message has the end of its output
     */
    void build(WheelFile file, Path source, Path target) {
        Prefix prefix = environment.prefix();
        Path work = environment.workplace();
        try {
            Path sdist = Files.copy(source, work.resolve(String.valueOf(source.getFileName())));
            Path out = Files.createDirectory(work.resolve("out"));
            Subprocess.Outcome outcome = run(prefix, work, sdist, out);
            if (outcome.exitCode() != 0) {
                throw failed(file, "ended with code " + outcome.exitCode() + ":\n" + EnvironmentPip.end(outcome));
            }
            Path wheel = onlyWheel(file, out, outcome);
            Files.createDirectories(target.toAbsolutePath().getParent());
            Trees.delete(target);
            Files.move(wheel, target);
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot build " + file.label() + " in " + work + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, work.toString()),
                    e);
        }
    }

    private Subprocess.Outcome run(Prefix prefix, Path work, Path sdist, Path out) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--no-cache-dir", "--wheel-dir", out.toString()));
        boolean isOnline = network == CreateRequest.SourceBuilds.ONLINE;
        if (!isOnline) {
            arguments.addAll(List.of("--no-index", "--no-build-isolation"));
        }
        arguments.add(sdist.toString());
        return new EnvironmentPip(prefix, python, platform, variables.getOrDefault("PATH", ""))
                .run("wheel", arguments, work, more(work, isOnline));
    }

    private Map<String, String> more(Path work, boolean isOnline) {
        Map<String, String> more = new TreeMap<>();
        // What lies in a wheel is then as old each time, and its hash the same where the build allows it.
        more.put("SOURCE_DATE_EPOCH", "315532800");
        if (isOnline) {
            variables.forEach((name, value) -> {
                if (name.startsWith("PIP_") || name.matches("(?i)(?:https?|all|no)_proxy|SSL_CERT_(?:FILE|DIR)")) {
                    more.put(name, value);
                }
            });
            return more;
        }
        more.put("HOME", work.toString());
        more.put("PIP_CONFIG_FILE", platform.startsWith("win-") ? "nul" : "/dev/null");
        for (String proxy : List.of("http_proxy", "https_proxy", "all_proxy")) {
            more.put(proxy, "http://127.0.0.1:9"); // Where nobody listens.
        }
        return more;
    }

    private static Path onlyWheel(WheelFile file, Path out, Subprocess.Outcome outcome) throws IOException {
        List<Path> wheels;
        try (Stream<Path> made = Files.list(out)) {
            wheels = made.filter(path -> path.toString().endsWith(".whl")).toList();
        }
        if (wheels.size() != 1) {
            throw failed(file, "made " + wheels.size() + " wheels:\n" + EnvironmentPip.end(outcome));
        }
        WheelName name = WheelName.parse(String.valueOf(wheels.get(0).getFileName()));
        if (!name.name().equals(file.project())
                || !name.version().equals(file.name().version())) {
            throw failed(file, "made another package, " + name + ".");
        }
        return wheels.get(0);
    }

    private static EnvironmentBroken failed(WheelFile file, String how) {
        return new EnvironmentBroken(
                "The build of " + file.label() + " from " + file.sourceName() + " " + how,
                Remedy.fixInput("Add what the build lacks to the conda dependencies, a compiler for example, ask for a"
                        + " version that has a wheel, or take the package from a conda channel."));
    }
}
