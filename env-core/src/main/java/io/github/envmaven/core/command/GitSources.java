package io.github.envmaven.core.command;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.install.Subprocess;
import io.github.envmaven.core.pypi.CoreMetadata;
import io.github.envmaven.core.pyproject.ProjectTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The sources of projects in repositories, fetched by this machine's git with its own settings and credentials, each commit
 * once, and kept as an archive in the form of a source distribution.
 */
final class GitSources {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int SHOWN_LINES = 5;

    private final EnvSession session;
    private final Path directory;
    private final Map<String, Source> fetched = new ConcurrentHashMap<>();

    /**
     * Sources that a session fetches.
     *
     * @param session the session, in whose cache they are kept
     */
    GitSources(EnvSession session) {
        this.session = session;
        this.directory = session.settings().cache().toAbsolutePath().resolve("git");
    }

    /**
     * A commit's project.
     *
     * @param url the project at its commit
     * @param archive its files, as {@code name-version.tar.gz}
     */
    record Source(GitUrl url, Path archive) {}

    /**
     * Finds the commit that is meant, and fetches its files.
     *
     * @param url the project, at a branch, tag or commit
     * @return the project at the commit
     * @throws NotFound when git, the repository or the reference is not there
     */
    Source fetch(GitUrl url) {
        Source known = fetched.get(url.toString());
        if (known == null) {
            GitUrl commit = url.isCommit() ? url : url.at(commit(url));
            known = new Source(commit, archive(commit));
            fetched.put(url.toString(), known);
        }
        return known;
    }

    private String commit(GitUrl url) {
        requireOnline(url);
        String reference = url.reference().isEmpty() ? "HEAD" : url.reference();
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : git(url, directory(), "ls-remote", url.repository(), reference, reference + "^{}")
                .lines()
                .toList()) {
            String[] parts = line.split("\\s+", -1);
            if (parts.length == 2 && parts[0].matches("[0-9a-f]{40}")) {
                found.put(parts[1], parts[0]);
            }
        }
        // As git itself decides, but that a tag means the commit it was put on.
        return Stream.of(
                        "refs/tags/" + reference + "^{}",
                        "refs/tags/" + reference,
                        "refs/heads/" + reference,
                        reference)
                .filter(found::containsKey)
                .map(name -> found.getOrDefault(name, ""))
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        Redaction.redact(url.repository()) + " has no branch or tag '" + reference + "'.",
                        Remedy.fixInput("Name a branch, a tag, or all 40 digits of a commit.")));
    }

    private Path archive(GitUrl commit) {
        String key =
                Sha256.of(commit.toString().getBytes(StandardCharsets.UTF_8)).hex();
        Path kept = directory().resolve(key.substring(0, 32));
        FileLock held = FileLock.acquire(directory.resolve(key.substring(0, 32) + ".lock"), PATIENCE);
        try {
            if (Files.isDirectory(kept)) {
                return onlyFile(kept);
            }
            requireOnline(commit);
            return fetchTo(kept, commit);
        } catch (IOException e) {
            throw unusable(kept, e);
        } finally {
            held.close();
        }
    }

    private static Path onlyFile(Path kept) throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.findFirst().orElseThrow();
        }
    }

    private Path fetchTo(Path kept, GitUrl commit) throws IOException {
        Path repository = Trees.temporaryDirectory(directory.resolve("repository"));
        Path staged = Trees.temporaryDirectory(kept);
        try {
            git(commit, repository, "init", "--quiet", "--bare");
            fetchCommit(commit, repository);
            String tree = commit.reference() + (commit.subdirectory().isEmpty() ? "" : ":" + commit.subdirectory());
            String file =
                    commit.subdirectory().isEmpty() ? "pyproject.toml" : commit.subdirectory() + "/pyproject.toml";
            String pyproject = git(commit, repository, "show", commit.reference() + ":" + file);
            String shown = Redaction.redact(commit.toString()) + " pyproject.toml";
            CoreMetadata metadata = CoreMetadata.parse(ProjectTable.metadata(pyproject, shown), shown);
            String stem = metadata.name() + "-" + metadata.version();
            Path archive = staged.resolve(stem + ".tar.gz");
            git(
                    commit,
                    repository,
                    "archive",
                    "--format=tar.gz",
                    "--prefix=" + stem + "/",
                    "--output=" + archive,
                    tree);
            Trees.moveUnlessPresent(staged, kept);
            return kept.resolve(String.valueOf(archive.getFileName()));
        } finally {
            Trees.delete(staged);
            Trees.delete(repository);
        }
    }

    /** Not every server gives out single commits; then all branches and tags are fetched. */
    private void fetchCommit(GitUrl commit, Path repository) {
        Subprocess.Outcome one = attempt(
                commit, repository, List.of("fetch", "--quiet", "--depth=1", commit.repository(), commit.reference()));
        if (one.exitCode() != 0) {
            git(
                    commit,
                    repository,
                    "fetch",
                    "--quiet",
                    commit.repository(),
                    "+refs/heads/*:refs/heads/*",
                    "+refs/tags/*:refs/tags/*");
        }
    }

    private String git(GitUrl url, Path where, String... arguments) {
        Subprocess.Outcome outcome = attempt(url, where, List.of(arguments));
        if (outcome.exitCode() != 0) {
            throw new NotFound(
                    "git " + arguments[0] + " of " + Redaction.redact(url.toString()) + " ended with code "
                            + outcome.exitCode() + ":\n" + Redaction.redact(outcome.lastLines(SHOWN_LINES)),
                    Remedy.fixInput("Check the repository and the reference, and that git can read it by itself."));
        }
        return outcome.output();
    }

    private Subprocess.Outcome attempt(GitUrl url, Path where, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "core.hooksPath=", "-c", "advice.detachedHead=false"));
        command.addAll(arguments);
        Map<String, String> environment = session.settings().environment();
        try {
            Subprocess git = new Subprocess(command, where)
                    .with("PATH", environment.getOrDefault("PATH", ""))
                    .with("GIT_TERMINAL_PROMPT", "0");
            environment.forEach((name, value) -> {
                if (name.startsWith("GIT_SSH") || name.equals("SSH_AUTH_SOCK") || name.matches("(?i).*_proxy")) {
                    git.with(name, value);
                }
            });
            return git.run("");
        } catch (IOException e) {
            throw new NotFound(
                    "git is not found, and " + Redaction.redact(url.toString()) + " is in a repository.",
                    Remedy.fixInput("Install git, or ask for a version that is on an index."),
                    e);
        }
    }

    private void requireOnline(GitUrl url) {
        if (session.network().isOffline() && !url.repository().startsWith("file:")) {
            throw new NetworkFailed(
                    "Offline, and " + Redaction.redact(url.toString()) + " is not in the cache.",
                    Remedy.of(Remedy.Kind.GO_ONLINE));
        }
    }

    private Path directory() {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static DiskFailed unusable(Path path, IOException e) {
        return new DiskFailed(
                path + " cannot be used: " + e.getMessage(), Remedy.of(Remedy.Kind.FREE_DISK, path.toString()), e);
    }
}
