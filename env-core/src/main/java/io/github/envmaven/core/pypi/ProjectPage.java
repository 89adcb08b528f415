package io.github.envmaven.core.pypi;

import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Redaction;
import java.util.List;
import java.util.Locale;

/** Reads the page of a project, in whichever form the server chose (PEP 503, 691). */
final class ProjectPage {

    static final String ACCEPT =
            "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01";

    private ProjectPage() {}

    static List<IndexFile> files(ServedPage page) {
        List<IndexFile> files = read(page);
        if (!isOfThisMachine(page.url())) {
            files.stream()
                    .filter(file -> isOfThisMachine(file.url()))
                    .findFirst()
                    .ifPresent(file -> {
                        throw unreadable(page, "names the file " + SafePath.printable(file.url()) + " of this machine");
                    });
        }
        return files;
    }

    private static boolean isOfThisMachine(String url) {
        return url.regionMatches(true, 0, "file:", 0, "file:".length());
    }

    private static List<IndexFile> read(ServedPage page) {
        int parameters = page.contentType().indexOf(';');
        String type = (parameters < 0 ? page.contentType() : page.contentType().substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        if (type.endsWith("+json") || type.equals("application/json")) {
            return JsonPage.files(page);
        }
        if (type.isEmpty() || type.equals("text/html") || type.endsWith("+html")) {
            return HtmlPage.files(page);
        }
        throw unreadable(page, "has the type '" + type + "', and JSON or HTML was asked for");
    }

    static IntegrityFailed unreadable(ServedPage page, String why) {
        return new IntegrityFailed(
                Redaction.redact(page.url()) + " " + why,
                Remedy.fixInput("Check that the URL is that of a package index (PEP 503), such as the one with"
                        + " /simple at its end"));
    }
}
