package io.github.envmaven.core.resolve;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.Marker;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pep.SpecifierSet;
import io.github.envmaven.core.pylock.Pylock;
import io.github.envmaven.core.pylock.PylockFile;
import io.github.envmaven.core.pylock.PylockPackage;
import io.github.envmaven.core.pylock.PylockPackage.Archive;
import io.github.envmaven.core.pylock.PylockPackage.Directory;
import io.github.envmaven.core.pylock.PylockPackage.IndexFiles;
import io.github.envmaven.core.pylock.PylockPackage.Repository;
import io.github.envmaven.core.pylock.PylockSelection;
import io.github.envmaven.core.pypi.PypiWish;
import io.github.envmaven.core.python.Interpreter;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What another tool locked, as wishes: each for the one file that fits an interpreter. What conda brings is asked for by its
 * version alone.
 *
 * @param pylock what was locked
 * @param place where the file is, which paths in it are relative to
 * @param urls makes of a URL the one to fetch and keep: without secrets
 */
public record LockedElsewhere(Pylock pylock, URI place, UnaryOperator<String> urls) {

    List<PypiWish> wishes(Interpreter interpreter, Set<PypiName> provided) {
        PylockSelection.Target target = new PylockSelection.Target(
                interpreter.toString(), interpreter.version(), interpreter.markers(), interpreter.tags());
        return PylockSelection.of(pylock, target).stream()
                .map(wanted -> provided.contains(wanted.name()) ? named(wanted) : placed(wanted))
                .toList();
    }

    boolean has(PypiName name) {
        return pylock.packages().stream().anyMatch(each -> each.name().equals(name));
    }

    boolean isDirect(PypiName name) {
        return pylock.packages().stream()
                .anyMatch(each -> each.name().equals(name) && !(each.source() instanceof IndexFiles));
    }

    private static PypiWish named(PylockPackage wanted) {
        String version = wanted.version();
        SpecifierSet specifiers = version.isEmpty() ? SpecifierSet.ANY : SpecifierSet.parse("==" + version);
        return wish(wanted, "", specifiers, List.of());
    }

    private PypiWish placed(PylockPackage wanted) {
        if (wanted.source() instanceof IndexFiles files) {
            return file(wanted, files.files().get(0));
        }
        if (wanted.source() instanceof Archive archive) {
            return file(wanted, archive.file());
        }
        if (wanted.source() instanceof Repository repository) {
            if (!repository.type().equals("git")) {
                throw refused(wanted, "a repository, " + repository.url());
            }
            String subdirectory =
                    repository.subdirectory().isEmpty() ? "" : "#subdirectory=" + repository.subdirectory();
            String url = "git+" + repository.url() + "@" + repository.commit() + subdirectory;
            return wish(wanted, urls.apply(url), SpecifierSet.ANY, List.of());
        }
        throw refused(wanted, "a directory, " + ((Directory) wanted.source()).path());
    }

    private PypiWish file(PylockPackage wanted, PylockFile file) {
        String sha256 = file.sha256()
                .orElseThrow(() -> new InvalidInput(
                        wanted.place() + ": " + file.name() + " has no hash by sha256, and that is what locks hold.",
                        Remedy.fixInput("Have the file made with such hashes, as pip and uv do.")));
        String url = file.url().isEmpty()
                ? place.resolve(URI.create(file.path().replace('\\', '/').replace(" ", "%20")))
                        .toString()
                : urls.apply(file.url()).replaceFirst("#.*$", "");
        return wish(wanted, url + "#sha256=" + sha256, SpecifierSet.ANY, List.of(sha256));
    }

    private static PypiWish wish(PylockPackage wanted, String url, SpecifierSet specifiers, List<String> sha256s) {
        Requirement requirement = new Requirement(wanted.name().value(), List.of(), specifiers, url, Marker.always());
        String version = wanted.version();
        String text = version.isEmpty() ? wanted.name().value() : wanted.name() + " ==" + version;
        return new PypiWish(requirement, text, wanted.place(), sha256s);
    }

    private static InvalidInput refused(PylockPackage wanted, String from) {
        return new InvalidInput(
                wanted.place() + ": " + wanted + " comes from " + from + ", which would have to be built.",
                Remedy.fixInput("Have it locked as a wheel of an index, or build one and ask for that."));
    }

    @Override
    public String toString() {
        return "-r " + pylock.file();
    }
}
