package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.install.Subprocess;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockedRequest;
import io.github.envmaven.core.prefix.InstalledWheels;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.python.PythonInfo;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Projects that are worked on in place ({@code -e ./project}): a lock records them, and the environment's pip installs them. */
final class EditableProjects {

    private static final String OPTION = "-e ";

    private final List<String> lines;
    private final Path directory;
    private final EnvSession session;

    private EditableProjects(List<String> lines, Path directory, EnvSession session) {
        this.lines = List.copyOf(lines);
        this.directory = directory;
        this.session = session;
    }

    /**
     * The projects of a lock.
     *
     * @param lock the lock
     * @param platform a platform
     * @param directory what their paths are relative to
     * @param session the session
     * @return the projects
     */
    static EditableProjects of(LockFile lock, String platform, Path directory, EnvSession session) {
        List<String> lines = LockedRequest.read(lock.metadata(), platform)
                .map(request -> request.pip().values().stream()
                        .flatMap(List::stream)
                        .filter(line -> line.startsWith(OPTION))
                        .toList())
                .orElse(List.of());
        return new EditableProjects(lines, directory, session);
    }

    /** Says that they are not installed. */
    void report() {
        if (!lines.isEmpty()) {
            session.listener()
                    .onEvent(new Event.Warned(
                            "Not installed, as that has to be asked for (editable): " + String.join(", ", lines)));
        }
    }

    /**
     * Installs those that are not installed yet, with what the environment has.
     *
     * @param prefix the environment, whose packages are all in place
     * @param python its Python
     * @param platform its platform, which is this machine's
     * @throws EnvironmentBroken when pip fails; the message has the end of its output
     */
    void install(Prefix prefix, PythonInfo python, String platform) {
        for (String line : lines) {
            Path project = directory
                    .resolve(line.substring(OPTION.length()).replaceFirst("\\[[^\\]]*\\]$", ""))
                    .toAbsolutePath()
                    .normalize();
            if (!isInstalled(prefix, project)) {
                install(prefix, python, platform, project);
            }
        }
    }

    private static boolean isInstalled(Prefix prefix, Path project) {
        String url = "\"" + project.toUri().toString().replaceFirst("/$", "") + "\"";
        for (String site : InstalledWheels.siteDirectories(prefix)) {
            try (DirectoryStream<Path> infos = Files.newDirectoryStream(prefix.resolve(site), "*.dist-info")) {
                for (Path info : infos) {
                    Path origin = info.resolve("direct_url.json");
                    String text = Files.isRegularFile(origin) ? Files.readString(origin) : "";
                    if (text.contains("\"editable\": true") && text.contains(url)) {
                        return true;
                    }
                }
            } catch (IOException e) {
                return false; // Then pip finds out.
            }
        }
        return false;
    }

    private void install(Prefix prefix, PythonInfo python, String platform, Path project) {
        EnvironmentPip pip = new EnvironmentPip(
                prefix, python, platform, session.settings().environment().getOrDefault("PATH", ""));
        List<String> arguments = List.of("--no-index", "--no-build-isolation", "--editable", project.toString());
        try {
            // Bytecode of conda packages is theirs.
            Subprocess.Outcome outcome =
                    pip.run("install", arguments, prefix.root(), Map.of("PYTHONDONTWRITEBYTECODE", "1"));
            if (outcome.exitCode() != 0) {
                throw failed(project, EnvironmentPip.end(outcome));
            }
        } catch (IOException e) {
            throw failed(project, String.valueOf(e.getMessage()));
        }
    }

    private static EnvironmentBroken failed(Path project, String why) {
        return new EnvironmentBroken(
                "The project " + project + " could not be installed:\n" + why,
                Remedy.fixInput("Add what its build needs, setuptools for example, to the conda dependencies, or do"
                        + " without editable projects."));
    }
}
