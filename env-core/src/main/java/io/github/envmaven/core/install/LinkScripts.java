package io.github.envmaven.core.install;

import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the scripts that packages bring along to be run after they are linked or before they are unlinked (CEP 34), as far
 * as a policy allows; names those it does not run.
 */
final class LinkScripts {

    /** When a script is run. */
    enum Moment {
        PRE_LINK("pre-link"),
        POST_LINK("post-link"),
        PRE_UNLINK("pre-unlink");

        private final String word;

        Moment(String word) {
            this.word = word;
        }
    }

    private final Prefix prefix;
    private final String platform;
    private final InstallSettings settings;
    private final EventListener listener;

    LinkScripts(Prefix prefix, String platform, InstallSettings settings, EventListener listener) {
        this.prefix = prefix;
        this.platform = platform;
        this.settings = settings;
        this.listener = listener;
    }

    /** Where the script of a package is, relative to the prefix, if it has one. */
    static String path(PackageRecord record, Moment moment, String platform) {
        return platform.startsWith("win-")
                ? "Scripts/." + record.name() + "-" + moment.word + ".bat"
                : "bin/." + record.name() + "-" + moment.word + ".sh";
    }

    /** Runs the script of a package that has been linked; one that fails undoes the transaction. */
    void afterLinking(RepoDataRecord record) {
        String before = path(record.packageRecord(), Moment.PRE_LINK, platform);
        if (Files.isRegularFile(prefix.resolve(before), LinkOption.NOFOLLOW_LINKS)) {
            warn("The script " + before + " of " + record
                    + " was not run: scripts that run before linking could change packages in the cache");
        }
        Path script = prefix.resolve(path(record.packageRecord(), Moment.POST_LINK, platform));
        if (!mayRun(record, script)) {
            return;
        }
        try {
            Subprocess.Outcome outcome = run(record, script);
            if (outcome.exitCode() != 0) {
                throw new EnvironmentBroken(
                        "The post-link script of " + record + " ended with code " + outcome.exitCode()
                                + (outcome.lastLines().isEmpty() ? "" : ":\n" + outcome.lastLines()),
                        Remedy.of(Remedy.Kind.RECREATE));
            }
        } catch (IOException e) {
            throw new EnvironmentBroken(
                    "The post-link script of " + record + " cannot be started: " + e.getMessage(),
                    Remedy.of(Remedy.Kind.RECREATE),
                    e);
        } finally {
            passOnMessages(record);
        }
    }

    /** Runs the script of a package that is going to be unlinked; one that fails is only worth a warning. */
    void beforeUnlinking(RepoDataRecord record) {
        Path script = prefix.resolve(path(record.packageRecord(), Moment.PRE_UNLINK, platform));
        if (!mayRun(record, script)) {
            return;
        }
        try {
            Subprocess.Outcome outcome = run(record, script);
            if (outcome.exitCode() != 0) {
                warn("The pre-unlink script of " + record + " ended with code " + outcome.exitCode()
                        + (outcome.lastLines().isEmpty() ? "" : ":\n" + outcome.lastLines()));
            }
        } catch (IOException e) {
            warn("The pre-unlink script of " + record + " cannot be started: " + e.getMessage());
        } finally {
            passOnMessages(record);
        }
    }

    private boolean mayRun(RepoDataRecord record, Path script) {
        if (!Files.isRegularFile(script, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!platform.equals(settings.hostPlatform())) {
            warn("The script " + prefix.root().relativize(script) + " of " + record + " was not run: it is for "
                    + platform + " and this is " + settings.hostPlatform());
            return false;
        }
        if (!settings.linkScripts().allows(record)) {
            warn("The script " + prefix.root().relativize(script) + " of " + record
                    + " was not run: link scripts of this package are not allowed");
            return false;
        }
        return true;
    }

    private Subprocess.Outcome run(RepoDataRecord record, Path script) throws IOException {
        boolean windows = platform.startsWith("win-");
        List<String> command = windows
                ? List.of("cmd.exe", "/d", "/c", script.toString())
                : List.of(Files.exists(Path.of("/bin/bash")) ? "/bin/bash" : "/bin/sh", script.toString());
        PackageRecord packageRecord = record.packageRecord();
        Path scripts = script.resolveSibling("");
        String path = scripts
                + (windows ? ";" + prefix.root() + ";" + prefix.resolve("Library\\bin") : "")
                + java.io.File.pathSeparator
                + System.getenv().getOrDefault("PATH", "");
        return new Subprocess(command, scripts)
                .with("PREFIX", prefix.root().toString())
                .with("ROOT_PREFIX", prefix.root().toString())
                .with("CONDA_PREFIX", prefix.root().toString())
                .with("PKG_NAME", packageRecord.name().value())
                .with("PKG_VERSION", packageRecord.version().toString())
                .with("PKG_BUILDNUM", Long.toString(packageRecord.buildNumber()))
                .with("PATH", path)
                .run("");
    }

    /** What a script wants the user to read. */
    private void passOnMessages(RepoDataRecord record) {
        Path file = prefix.resolve(".messages.txt");
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            Files.delete(file);
            if (!text.isEmpty()) {
                warn("Package " + record + " says:\n"
                        + String.join(
                                "\n", text.lines().map(SafePath::printable).toList()));
            }
        } catch (NoSuchFileException e) {
            // Most scripts say nothing.
            return;
        } catch (IOException e) {
            warn("Cannot read " + file + ", which package " + record + " left: " + e.getMessage());
        }
    }

    private void warn(String message) {
        listener.onEvent(new Event.Warned(message));
    }
}
