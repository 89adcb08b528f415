package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A project in a repository, as pip writes it: {@code git+https://host/repo.git@v1.0#subdirectory=python}.
 *
 * @param repository its URL as git takes it
 * @param reference the branch, tag or commit; empty for the repository's own choice
 * @param subdirectory where in it the project is; empty for its top
 */
record GitUrl(String repository, String reference, String subdirectory) {

    static final String PREFIX = "git+";

    private static final Pattern FORM = Pattern.compile(
            "git\\+((?:https?|ssh|file)://[^@#?\\s]*(?:@[^@/#?\\s]+/[^@#?\\s]*)?)(?:@([^#?\\s]*))?(?:#(\\S*))?");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern REFERENCE = Pattern.compile("(?!-)[A-Za-z0-9._/+-]*");
    private static final Pattern DIRECTORY = Pattern.compile("(?!-)[A-Za-z0-9._ -]+(?:/[A-Za-z0-9._ -]+)*");

    static GitUrl parse(String url) {
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            throw invalid(url, "is not of the form git+https://host/repository@reference");
        }
        String reference = form.group(2) == null ? "" : form.group(2);
        String subdirectory = "";
        for (String part : (form.group(3) == null ? "" : form.group(3)).split("&", -1)) {
            subdirectory = part.startsWith("subdirectory=") ? part.substring(13).replaceFirst("/$", "") : subdirectory;
        }
        boolean isInside = subdirectory.isEmpty()
                || (DIRECTORY.matcher(subdirectory).matches() && !("/" + subdirectory + "/").contains("/../"));
        if (!REFERENCE.matcher(reference).matches() || !isInside) {
            throw invalid(url, "names a reference or directory that no repository has");
        }
        if (form.group(1).matches("[^@]*:[^@/]*@.*") && !form.group(1).startsWith("ssh:")) {
            throw invalid(url, "has a password, which would be told to everybody who reads the lock");
        }
        return new GitUrl(form.group(1), reference, subdirectory);
    }

    boolean isCommit() {
        return COMMIT.matcher(reference).matches();
    }

    GitUrl at(String commit) {
        return new GitUrl(repository, commit, subdirectory);
    }

    /** As pip and conda-lock write it. */
    @Override
    public String toString() {
        return PREFIX
                + repository
                + (reference.isEmpty() ? "" : "@" + reference)
                + (subdirectory.isEmpty() ? "" : "#subdirectory=" + subdirectory);
    }

    private static InvalidInput invalid(String url, String why) {
        return new InvalidInput(
                "'" + url.replaceFirst("://[^/@]*@", "://***@") + "' " + why + ".",
                Remedy.fixInput("Write it as name @ git+https://host/repository@tag, and let git's own credential"
                        + " helper know its secrets."));
    }
}
