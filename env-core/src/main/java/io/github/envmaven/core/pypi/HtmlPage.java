package io.github.envmaven.core.pypi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads the page of a project in HTML (PEP 503, 592, 629, 658, 714). */
final class HtmlPage {

    private HtmlPage() {}

    static List<IndexFile> files(ServedPage page) {
        Document document = Jsoup.parse(page.text(), page.url());
        Element version = document.selectFirst("meta[name=pypi:repository-version]");
        if (version != null && !version.attr("content").startsWith("1.")) {
            throw ProjectPage.unreadable(
                    page, "is of version '" + version.attr("content") + "' of the index API, and 1 is known");
        }
        List<IndexFile> files = new ArrayList<>();
        for (Element anchor : document.select("a[href]")) {
            String url = anchor.absUrl("href");
            int fragment = url.indexOf('#');
            String bare = fragment < 0 ? url : url.substring(0, fragment);
            if (!bare.isEmpty()) {
                files.add(file(anchor, bare, fragment < 0 ? "" : url.substring(fragment + 1)));
            }
        }
        if (files.stream().allMatch(file -> file.distribution().isEmpty()) && !isProject(document)) {
            throw ProjectPage.unreadable(
                    page, "is the page '" + document.title() + "' of something else than a package index");
        }
        return files;
    }

    /** An index may have a project without files; a page to log in, or to say sorry, is none. */
    private static boolean isProject(Document document) {
        return document.selectFirst("meta[name=pypi:repository-version]") != null
                || document.text().contains("Links for")
                || document.text().contains("Index of");
    }

    private static IndexFile file(Element anchor, String url, String fragment) {
        String metadata = anchor.hasAttr("data-core-metadata")
                ? anchor.attr("data-core-metadata")
                : anchor.attr("data-dist-info-metadata");
        return new IndexFile(
                anchor.text().strip(),
                url,
                sha256(fragment),
                -1,
                anchor.attr("data-requires-python"),
                anchor.hasAttr("data-yanked"),
                anchor.attr("data-yanked"),
                -1,
                !metadata.isEmpty() && !metadata.equals("false"),
                sha256(metadata));
    }

    private static String sha256(String text) {
        return text.startsWith("sha256=") ? text.substring("sha256=".length()).toLowerCase(Locale.ROOT) : "";
    }
}
