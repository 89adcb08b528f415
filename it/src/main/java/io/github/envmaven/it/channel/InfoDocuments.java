package io.github.envmaven.it.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.envmaven.core.record.NoArch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The documents under {@code info/} (CEP 34) that follow from a recipe. */
final class InfoDocuments {

    /** Milliseconds of an instant in 2023: packages come from the same inputs with the same bytes. */
    private static final long TIMESTAMP = 1_700_000_000_000L;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Recipe recipe;
    private final List<PackageEntry> entries;

    InfoDocuments(Recipe recipe) {
        this.recipe = recipe;
        this.entries = recipe.entries();
    }

    /** What {@code index.json} says, and repodata after it. */
    ObjectNode index() {
        ObjectNode index = JSON.objectNode();
        index.put("build", recipe.build());
        index.put("build_number", recipe.buildNumber());
        if (!recipe.constrains().isEmpty()) {
            index.set("constrains", strings(recipe.constrains()));
        }
        index.set("depends", strings(recipe.depends()));
        index.put("license", recipe.license());
        index.put("name", recipe.name());
        if (recipe.noArch() != NoArch.NONE) {
            index.put("noarch", recipe.noArch().name().toLowerCase(Locale.ROOT));
        }
        if (!recipe.sitePackages().isEmpty()) {
            index.put("python_site_packages_path", recipe.sitePackages());
        }
        index.put("subdir", recipe.subdir());
        index.put("timestamp", TIMESTAMP);
        index.put("version", recipe.version());
        return index;
    }

    /** The entries of the {@code info/} part, sorted by path. */
    List<PackageEntry> entries() {
        List<PackageEntry> documents = new ArrayList<>();
        documents.add(json("info/about.json", about()));
        documents.add(PackageEntry.text("info/files", files()));
        documents.add(json("info/index.json", index()));
        if (recipe.noArch() == NoArch.PYTHON) {
            documents.add(json("info/link.json", link()));
        }
        documents.add(json("info/paths.json", paths()));
        if (!recipe.weakRunExports().isEmpty()) {
            ObjectNode exports = JSON.objectNode();
            exports.set("weak", strings(recipe.weakRunExports()));
            documents.add(json("info/run_exports.json", exports));
        }
        return documents;
    }

    private ObjectNode about() {
        ObjectNode about = JSON.objectNode();
        about.put("license", recipe.license());
        about.put("summary", recipe.summary());
        return about;
    }

    private String files() {
        return entries.stream().map(entry -> entry.path() + "\n").collect(Collectors.joining());
    }

    private ObjectNode link() {
        ObjectNode noarch = JSON.objectNode();
        noarch.set("entry_points", strings(recipe.entryPoints()));
        noarch.put("type", "python");
        ObjectNode link = JSON.objectNode();
        link.set("noarch", noarch);
        link.put("package_metadata_version", 1);
        return link;
    }

    private ObjectNode paths() {
        Map<String, PackageEntry> byPath =
                entries.stream().collect(Collectors.toMap(PackageEntry::path, Function.identity()));
        Placeholder placeholder = new Placeholder(recipe.placeholder());
        ArrayNode paths = JSON.arrayNode();
        for (PackageEntry entry : entries) {
            ObjectNode path = paths.addObject();
            path.put("_path", entry.path());
            switch (entry.kind()) {
                case DIRECTORY -> path.put("path_type", "directory");
                case SYMLINK -> {
                    path.put("path_type", "softlink");
                    putContent(path, contentBehind(entry, byPath));
                }
                default -> {
                    path.put("path_type", "hardlink");
                    putContent(path, entry.content());
                    if (placeholder.standsIn(entry.content())) {
                        path.put("file_mode", Placeholder.modeOf(entry.content()));
                        path.put("prefix_placeholder", recipe.placeholder());
                    }
                }
            }
        }
        ObjectNode document = JSON.objectNode();
        document.set("paths", paths);
        document.put("paths_version", 1);
        return document;
    }

    /** A link counts as the file behind it, a dangling one as an empty file: what conda-build writes. */
    private static byte[] contentBehind(PackageEntry link, Map<String, PackageEntry> byPath) {
        PackageEntry entry = link;
        for (int hops = 0; hops < byPath.size() && entry.kind() == PackageEntry.Kind.SYMLINK; hops++) {
            String target = LinkTarget.resolve(entry.path(), entry.target());
            PackageEntry next = byPath.get(target);
            if (next == null) {
                return new byte[0];
            }
            entry = next;
        }
        return entry.isFile() ? entry.content() : new byte[0];
    }

    private static void putContent(ObjectNode path, byte[] content) {
        path.put("sha256", Digests.sha256(content).hex());
        path.put("size_in_bytes", content.length);
    }

    private static PackageEntry json(String path, ObjectNode document) {
        return PackageEntry.text(path, document.toPrettyString() + "\n");
    }

    private static ArrayNode strings(List<String> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
